'use client'
import type { ReactNode } from 'react'
import { type SettledIncident, useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { UpdateDueControl } from '@/components/incident/update-due-control'
import { DurationClock } from '@/components/ui/duration-clock'
import { clockText } from '@/components/ui/time-text'

/** How long it has hurt, how long we have known, and when the next word is due; once it is over, how long it took. */
export function HeaderClocks() {
  const { incident } = useRoom()
  const isOver = incident.status === 'resolved' || incident.status === 'closed'
  return (
    <dl className="grid w-full grid-cols-3 md:flex md:w-auto md:shrink-0 md:gap-7 short:max-lg:order-last short:max-lg:w-full!">
      {isOver ? <Lengths incident={incident} /> : <Running incident={incident} />}
    </dl>
  )
}

function Running({ incident }: { incident: SettledIncident }) {
  const { impactStartedAt, declaredAt } = incident.instants
  return (
    <>
      <Clock label="since impact">
        {impactStartedAt ? <DurationClock at={impactStartedAt.at} /> : <UnknownImpact />}
      </Clock>
      <Clock label="since declared">{declaredAt && <DurationClock at={declaredAt.at} />}</Clock>
      <UpdateDueControl />
    </>
  )
}

function Lengths({ incident }: { incident: SettledIncident }) {
  const { impactStartedAt, declaredAt, mitigatedAt, resolvedAt } = incident.instants
  const start = impactStartedAt ?? declaredAt
  const length = (from: { at: string } | null, to: { at: string } | null) =>
    from && to ? clockText(Math.max(0, Date.parse(to.at) - Date.parse(from.at))) : '–'
  return (
    <>
      <Clock label="to mitigate">{length(start, mitigatedAt)}</Clock>
      <Clock label="to resolve">{length(start, resolvedAt)}</Clock>
    </>
  )
}

/** Nobody has said when the impact started; whoever may, says it here. */
function UnknownImpact() {
  const { canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  if (!canRespond || isClosed) return <span className="text-text-3">–</span>
  return (
    <button
      type="button"
      onClick={() => openDialog({ kind: 'instants' })}
      className="link relative -mx-1 rounded-1 px-1 before:absolute before:-inset-y-2 before:inset-x-0"
    >
      Set<span className="sr-only"> when the impact started</span>
    </button>
  )
}

function Clock({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex flex-col-reverse short:flex-row-reverse short:items-baseline short:justify-end short:gap-2">
      <dt className="whitespace-nowrap text-12 text-text-3">{label}</dt>
      <dd className="font-semibold text-20">{children}</dd>
    </div>
  )
}
