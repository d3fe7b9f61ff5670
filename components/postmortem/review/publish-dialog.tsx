'use client'
import { useSyncExternalStore } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { whyVersionWaits } from '@/components/postmortem/review/review-acts'
import { ReviewDialog } from '@/components/postmortem/review/review-dialog'
import { toast } from '@/components/ui/toast'
import { useContent } from '@/lib/client/postmortem/use-content'
import { usePreventions } from '@/lib/client/postmortem/use-preventions'
import { cardsWithoutAnswer } from '@/lib/domain/postmortem/closing'

/** Publishes a version. Cards that nothing was bought for are named: the incident closes only once they are answered. */
export function PublishDialog({ onClose }: { onClose: () => void }) {
  const { incident, doc, saving } = usePostmortem()
  const state = useSyncExternalStore(saving.subscribe, saving.getState)
  const waits = whyVersionWaits(state)
  const { cards } = useContent(doc)
  const { preventions } = usePreventions(incident.id)
  const version = (incident.review?.version ?? 0) + 1
  const unanswered = preventions ? cardsWithoutAnswer(cards, preventions) : []
  return (
    <ReviewDialog
      incidentId={incident.id}
      title={version === 1 ? 'Publish the postmortem' : `Publish version ${version}`}
      description="What it says now stays as it is under this number. Later changes make another version."
      submit="Publish"
      command={waits ? null : { command: 'publish-review' }}
      onDone={() => toast(`Version ${version} is published`)}
      onClose={onClose}
    >
      <p role="status" className="text-13 text-warning empty:hidden">
        {waits}
      </p>
      {unanswered.length > 0 && (
        <section aria-label="Cards without a prevention" className="text-13">
          <p className="mb-1 text-text-2">
            Nothing was bought for {unanswered.length === 1 ? 'this card' : `these ${unanswered.length} cards`} yet. It
            can be published so; the incident is closed once each has a prevention or one declined on purpose.
          </p>
          <ul className="list-disc pl-5">
            {unanswered.map(({ id, statement }) => (
              <li key={id} className="[overflow-wrap:anywhere]">
                {statement || 'A card without words'}
              </li>
            ))}
          </ul>
        </section>
      )}
    </ReviewDialog>
  )
}
