'use client'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { incidentPath } from '@/components/incidents/incident-path'
import { OpenReviewButton } from '@/components/postmortem/review/open-review-button'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { openReview } from '@/lib/domain/incident/commands/open-review'

/** An incident without a review yet: what opening one does, for whoever may. */
export function NoReview() {
  const { canRespond } = useRoom()
  const { incident, whyNot } = useRoomNow()
  const reason = canRespond ? whyNot(openReview, {}) : null
  return (
    <div className="grid h-dvh place-items-center px-4">
      <div className="w-full max-w-[560px]">
        <p className="mono text-center text-text-3">{incident.key}</p>
        <EmptyState
          titleAs="h1"
          title={canRespond ? 'The review is not open yet' : 'No review yet'}
          action={
            <div className="flex flex-wrap items-end justify-center gap-2">
              {canRespond && !reason && <OpenReviewButton incidentId={incident.id} />}
              <Link href={incidentPath(incident.key)} className={buttonClass({ size: 'md' })}>
                Back to the room
              </Link>
            </div>
          }
        >
          {reason ??
            (canRespond
              ? 'Opening it drafts the postmortem from the log: what happened, whom it hit, the key moments, and what was tried. Every drafted sentence leads back to its lines. Then you write it together.'
              : 'When responders open it, you can read the postmortem here while it is written.')}
        </EmptyState>
      </div>
    </div>
  )
}
