'use client'
import { postmortemPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { DueChip } from '@/components/postmortem/review/due-chip'
import { reviewStatusOf } from '@/components/postmortem/review/review-words'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { SectionHeader } from '@/components/ui/section-header'
import { useMyReviews } from '@/lib/client/use-reviews'
import type { ReviewView } from '@/lib/domain/incident/review-view'

/** The postmortems that wait for me: mine to write, and those I was asked to read. Nothing at all when there is none. */
export function MyReviews() {
  const { data: reviews = [] } = useMyReviews()
  if (reviews.length === 0) return null
  return (
    <section aria-labelledby="my-reviews">
      <SectionHeader id="my-reviews" title="Reviews" count={reviews.length} />
      <Card>
        <ul>
          {reviews.map((one) => (
            <ReviewItem key={one.incident.id} {...one} />
          ))}
        </ul>
      </Card>
    </section>
  )
}

function ReviewItem({ incident, review, dueAt, mine }: ReviewView) {
  const status = review && reviewStatusOf(review)
  return (
    <li className="border-line border-t first:border-t-0">
      <Link
        href={postmortemPath(incident.key)}
        className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2"
      >
        <SeverityChip severity={incident.severity} status={incident.status} />
        <span className="min-w-0 flex-1 basis-52">
          <b className="block font-semibold text-14 [overflow-wrap:anywhere]">{incident.title}</b>
          <span className="block text-12 text-text-2">
            <span className="mono text-text-3">{incident.key}</span> {taskOf(review, mine)}
          </span>
        </span>
        {status && <Chip tone={status.tone}>{status.label}</Chip>}
        {dueAt && <DueChip dueAt={dueAt} />}
      </Link>
    </li>
  )
}

function taskOf(review: ReviewView['review'], mine: ReviewView['mine']): string {
  if (mine === 'reviewer') return 'You are asked to read it'
  if (!review) return 'The review is not open yet'
  return review.status === 'in-review' ? 'Yours, others read it' : 'Yours to write'
}
