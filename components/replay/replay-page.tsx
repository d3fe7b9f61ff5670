'use client'
import type { ReactNode } from 'react'
import { RoomGone } from '@/components/incident/room-gone'
import { ReplayRoom } from '@/components/replay/replay-room'
import { useViewer } from '@/components/shell/viewer'
import { draftScopeOf } from '@/components/timeline/composer-text'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Link } from '@/components/ui/link'
import { useReplayLog } from '@/lib/client/replay/use-replay-log'
import type { NamedMoment } from '@/lib/domain/incident/named-moment'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'

export interface ReplayPageProps {
  snapshot: RoomSnapshot
  initial: NamedMoment | null
}

/** Reads the log of an incident, then shows its room as it was. */
export function ReplayPage({ snapshot, initial }: ReplayPageProps) {
  const { incident } = snapshot
  const viewer = useViewer()
  const log = useReplayLog(incident.id)
  switch (log.state) {
    case 'gone':
      return <RoomGone draftScope={draftScopeOf(viewer.id, incident.id)} />
    case 'ready':
      return <ReplayRoom snapshot={snapshot} initial={initial} log={log} />
    case 'failed':
      return (
        <Waiting title={incident.title} incidentKey={incident.key}>
          <ErrorNote title="The log could not be read." action={<Button onClick={log.retry}>Try again</Button>} />
        </Waiting>
      )
    case 'loading':
      return (
        <Waiting title={incident.title} incidentKey={incident.key}>
          <label className="grid gap-2 text-13 text-text-2">
            Reading the log
            <progress value={log.share} className="h-1 w-full overflow-hidden rounded-full accent-accent" />
          </label>
        </Waiting>
      )
    default:
      log satisfies never
      return null
  }
}

interface WaitingProps {
  title: string
  incidentKey: string
  children: ReactNode
}

function Waiting({ title, incidentKey, children }: WaitingProps) {
  return (
    <div className="grid h-dvh place-items-center px-4">
      <div className="grid w-full max-w-96 gap-4">
        <h1 className="font-semibold text-16">
          <span className="mono font-normal text-text-3">{incidentKey}</span> {title}
        </h1>
        {children}
        <Link href={`/incidents/${incidentKey}`} className="link justify-self-start">
          Back to the room
        </Link>
      </div>
    </div>
  )
}
