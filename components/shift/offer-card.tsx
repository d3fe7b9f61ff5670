'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { TimeAgo } from '@/components/ui/time-ago'
import { type OfferAnswer, useAnswerOffer } from '@/lib/client/use-shift'
import type { ShiftOffer } from '@/lib/domain/incident/shift'
import { ROLE_NAMES } from '@/lib/domain/incident/values'

/** A role somebody hands over: it stays with them until it is accepted here. */
export function OfferCard({ offer }: { offer: ShiftOffer }) {
  const router = useRouter()
  const answering = useAnswerOffer(offer)
  const { role, from, brief, offeredAt, incident } = offer
  const { key, title, severity, status } = incident
  const isDone = answering.isPending || answering.isSuccess
  const answer = (chosen: OfferAnswer) => {
    if (isDone) return
    answering.mutate(chosen, { onSuccess: () => chosen === 'accept' && router.push(incidentPath(key)) })
  }
  const sent = answering.variables
  return (
    <section
      aria-label={`${ROLE_NAMES[role]} of ${key} is offered to you`}
      className="grid items-center gap-x-6 gap-y-3 rounded-3 border border-accent-line bg-surface py-4 pr-4 pl-5 shadow-2 md:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 text-text-3">
          <span className="mono whitespace-nowrap">{key}</span>
          <SeverityChip severity={severity} status={status} />
          <StatusLabel status={status} severity={severity} />
          <span>
            {from?.name ?? 'Evenkeel'} hands you the role of {ROLE_NAMES[role].toLowerCase()} ·{' '}
            <TimeAgo at={offeredAt} />
          </span>
        </p>
        <h2 className="mt-1 font-semibold text-20 [overflow-wrap:anywhere]">
          <Link href={incidentPath(key)} className="hover:underline">
            {title}
          </Link>
        </h2>
        {brief && <p className="mt-0.5 line-clamp-6 whitespace-pre-line text-14 text-text-2">{brief}</p>}
      </div>
      <div className="flex items-center gap-2 max-md:flex-row-reverse max-md:justify-end">
        <Button size="lg" variant="ghost" isLoading={isDone && sent === 'decline'} onClick={() => answer('decline')}>
          Decline
        </Button>
        <Button size="lg" variant="primary" isLoading={isDone && sent === 'accept'} onClick={() => answer('accept')}>
          Accept and open the room
        </Button>
      </div>
      {answering.error && (
        <div className="md:col-span-2">
          <ErrorNote title="Your answer was not taken.">{answering.error.message}</ErrorNote>
        </div>
      )}
    </section>
  )
}
