'use client'
import type { ReactNode } from 'react'
import { DrillBanner } from '@/components/drill/drill-banner'
import { RoomColumns } from '@/components/incident/room-columns'
import { RoomProvider } from '@/components/incident/room-context'
import { RoomGone } from '@/components/incident/room-gone'
import { RoomHeader } from '@/components/incident/room-header'
import { RoomNavigationProvider } from '@/components/incident/room-navigation'
import { useViewer } from '@/components/shell/viewer'
import { draftScopeOf } from '@/components/timeline/composer-text'
import { useKeptRoom } from '@/lib/client/kept/use-kept-room'
import { useIncidentRoom, useOutboxItems } from '@/lib/client/use-incident-room'
import { usePresence } from '@/lib/client/use-presence'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'

export interface IncidentRoomProps {
  snapshot: RoomSnapshot
  /** The last line this person has read; null when they were never here. */
  readSeq: number | null
  /** When this device kept the snapshot; without it the server has just given it. */
  keptAt?: number | null
  /** Stands above the header. */
  notice?: ReactNode
}

/** The war room of one incident. Give it a `key` of the incident's id. */
export function IncidentRoom({ snapshot, readSeq, keptAt = null, notice }: IncidentRoomProps) {
  const viewer = useViewer()
  const { room, view, condition } = useIncidentRoom(snapshot, viewer)
  useKeptRoom(room, viewer.id, keptAt)
  const present = usePresence(room.id)
  const outbox = useOutboxItems(room)
  if (condition === 'gone') return <RoomGone draftScope={draftScopeOf(viewer.id, room.id)} />
  return (
    <RoomProvider room={room} view={view} viewer={viewer} present={present} outbox={outbox} condition={condition}>
      <RoomNavigationProvider>
        <div className="flex h-dvh min-w-0 flex-col overflow-hidden">
          {notice}
          <DrillBanner incident={view.incident} />
          <RoomHeader />
          <RoomColumns readSeq={readSeq} />
        </div>
      </RoomNavigationProvider>
    </RoomProvider>
  )
}
