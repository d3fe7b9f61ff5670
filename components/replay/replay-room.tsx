'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useSearchParams } from 'next/navigation'
import { useEffect, useMemo, useRef, useState } from 'react'
import { RoomProvider } from '@/components/incident/room-context'
import { RoomDialogs } from '@/components/incident/room-dialogs'
import { RoomHeader } from '@/components/incident/room-header'
import { RoomNavigationProvider } from '@/components/incident/room-navigation'
import { replayPath } from '@/components/incidents/incident-path'
import { ReplayBar } from '@/components/replay/replay-bar'
import { ReplayColumns } from '@/components/replay/replay-columns'
import { ReplayNotice } from '@/components/replay/replay-notice'
import { useViewer } from '@/components/shell/viewer'
import { FixedClock } from '@/components/ui/clock'
import { toast } from '@/components/ui/toast'
import { createIncidentRoom } from '@/lib/client/incident-room'
import { knownBy } from '@/lib/client/replay/moments'
import { usePlayer } from '@/lib/client/replay/use-player'
import type { ReplayLog } from '@/lib/client/replay/use-replay-log'
import type { RoomView } from '@/lib/client/room-view'
import { liveSocket } from '@/lib/client/socket'
import { outboxHere } from '@/lib/client/use-outbox'
import type { PersonActor } from '@/lib/domain/actor'
import type { NamedMoment } from '@/lib/domain/incident/named-moment'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'

/** An address is written when the moment has settled. */
const SETTLES_MS = 400

export interface ReplayRoomProps {
  snapshot: RoomSnapshot
  initial: NamedMoment | null
  log: Extract<ReplayLog, { state: 'ready' }>
}

/** The parts of the room with what was known then, by the clocks of then, and nobody in it. */
export function ReplayRoom({ snapshot, initial, log }: ReplayRoomProps) {
  const { index } = log
  const player = usePlayer(index.events, initial)
  const { position, jumpTo } = player
  const [isKnownOnly, setKnownOnly] = useState(false)
  const viewer = useReader()
  const room = useRoomOfThen(snapshot, viewer)
  const moment = useMemo(() => index.at(position.seq), [index, position.seq])
  const whole = useMemo(() => index.at(index.events.length).rows, [index])
  const timeline = useMemo(
    () => (isKnownOnly ? knownBy(whole, position.at) : moment.rows),
    [isKnownOnly, whole, position.at, moment],
  )
  const view = useMemo<RoomView>(
    () => ({ incident: moment.state, timeline, headSeq: position.seq, pending: noPending }),
    [moment, timeline, position.seq],
  )
  const handleMore = () =>
    void log.loadMore().catch((error: Error) => {
      toast('What was written since could not be read', { description: error.message, tone: 'warning' })
    })
  useAddress(snapshot.incident.key, position.seq, jumpTo)

  return (
    <FixedClock at={position.at}>
      <RoomProvider room={room} view={view} viewer={viewer} present={nobody} outbox={nothing} condition="past">
        <RoomNavigationProvider>
          <div className="flex h-dvh min-w-0 flex-col overflow-hidden">
            <ReplayNotice incidentKey={snapshot.incident.key} at={position.at} more={log.more} onMore={handleMore} />
            <RoomHeader />
            <ReplayColumns timeline={timeline} seq={position.seq} />
            <ReplayBar
              events={index.events}
              player={player}
              isKnownOnly={isKnownOnly}
              onKnownOnly={setKnownOnly}
              onJump={jumpTo}
            />
          </div>
          <RoomDialogs />
        </RoomNavigationProvider>
      </RoomProvider>
    </FixedClock>
  )
}

const nobody: readonly never[] = []
const nothing: readonly never[] = []
const noPending: ReadonlySet<string> = new Set()

/** Whoever looks back only reads: so every part of the room offers nothing to do. */
function useReader(): PersonActor {
  const viewer = useViewer()
  return useMemo(() => ({ ...viewer, scope: 'read' }), [viewer])
}

/** A room that is never opened: it hears nothing and sends nothing. */
function useRoomOfThen(snapshot: RoomSnapshot, viewer: PersonActor) {
  const queries = useQueryClient()
  const [room] = useState(() =>
    createIncidentRoom({ snapshot, viewer, outbox: outboxHere(viewer.id), queries, socket: liveSocket }),
  )
  return room
}

/** The moment that is shown is the one its address names, whichever of them changed (SPEC REPLAY-3). */
function useAddress(incidentKey: string, seq: number, jumpTo: (seq: number) => void) {
  const named = useSearchParams().get('seq')
  const written = useRef(named)
  useEffect(() => {
    const timer = setTimeout(() => {
      written.current = String(seq)
      window.history.replaceState(null, '', replayPath(incidentKey, seq))
    }, SETTLES_MS)
    return () => clearTimeout(timer)
  }, [incidentKey, seq])
  useEffect(() => {
    if (named === null || named === written.current) return
    written.current = named
    jumpTo(Number(named))
  }, [named, jumpTo])
}
