'use client'
import { useRouter } from 'next/navigation'
import { AskedHead } from '@/components/incidents/asked-head'
import { incidentPath } from '@/components/incidents/incident-path'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { type OfferAnswer, useAnswerOffer } from '@/lib/client/use-shift'
import type { ShiftOffer } from '@/lib/domain/incident/shift'
import { ROLE_NAMES } from '@/lib/domain/incident/values'

/** A role somebody hands over: it stays with them until it is accepted here. */
export function OfferCard({ offer }: { offer: ShiftOffer }) {
  const router = useRouter()
  const answering = useAnswerOffer(offer)
  const { role, from, brief, offeredAt, incident } = offer
  const { key } = incident
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
      <AskedHead
        incident={incident}
        asked={`${from?.name ?? 'Evenkeel'} hands you the role of ${ROLE_NAMES[role].toLowerCase()}`}
        at={offeredAt}
        words={brief}
      />
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
