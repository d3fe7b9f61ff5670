'use client'
import clsx from 'clsx'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { AsOf } from '@/components/offline/as-of'
import { cardClass } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import type { KeptRoom } from '@/lib/client/kept/kept-copy'

/** The rooms of this device, each as old as it is. */
export function KeptRooms({ rooms }: { rooms: readonly KeptRoom[] }) {
  if (rooms.length === 0) {
    return (
      <EmptyState title="No room is kept here">
        The last rooms you open on this device are kept, and the open incidents you take part in.
      </EmptyState>
    )
  }
  return (
    <ul className="flex flex-col gap-2">
      {rooms.map((room) => (
        <li key={room.id}>
          <KeptRoomCard room={room} />
        </li>
      ))}
    </ul>
  )
}

function KeptRoomCard({ room: { incident, keptAt } }: { room: KeptRoom }) {
  const { key, title, severity, status, outcome } = incident
  const isOver = outcome !== null || status === 'closed'
  return (
    // A plain link: there is no server for the router to ask.
    <a href={incidentPath(key)} className={clsx(cardClass, 'block px-4 py-3 hover:bg-hover')}>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-13">
        <span className="mono whitespace-nowrap text-text-3">{key}</span>
        <SeverityChip severity={severity} status={isOver ? 'closed' : status} />
        <StatusLabel status={status} severity={severity} outcome={outcome} />
        <span className="ml-auto text-12 text-text-3">
          <AsOf at={keptAt} />
        </span>
      </span>
      <span className={clsx('mt-1 block text-15 [overflow-wrap:anywhere]', isOver ? 'text-text-2' : 'font-semibold')}>
        <bdi>{title}</bdi>
      </span>
    </a>
  )
}
