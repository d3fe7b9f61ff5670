import { Because, type FactProps, Noun } from '@/components/timeline/fact-parts'
import { REVIEW_ANSWERS } from '@/lib/domain/incident/describe-review'
import type { Fact } from '@/lib/domain/incident/timeline'

type ReviewFactOf = Extract<Fact, { type: `review.${string}` }>

/** How the review of the incident goes. */
export function ReviewFact({ fact, actor, nameOf }: FactProps<ReviewFactOf>) {
  const { type, payload } = fact
  const by = nameOf(actor)
  switch (type) {
    case 'review.opened':
      return (
        <>
          <Noun>{by}</Noun> opened the review
          {payload.owner.id !== actor.id && (
            <>
              , which <Noun>{nameOf(payload.owner)}</Noun> sees to
            </>
          )}
        </>
      )
    case 'review.owner-changed':
      return (
        <>
          <Noun>{by}</Noun> gave the review to <Noun>{nameOf(payload.to)}</Noun>
        </>
      )
    case 'review.asked':
      return (
        <>
          <Noun>{by}</Noun> asked <Noun>{payload.reviewers.map(nameOf).join(', ')}</Noun> to read the postmortem
          <Because>{payload.note}</Because>
        </>
      )
    case 'review.answered':
      return (
        <>
          <Noun>{nameOf(payload.person)}</Noun> {REVIEW_ANSWERS[payload.answer]}
          <Because>{payload.note}</Because>
        </>
      )
    case 'review.withdrawn':
      return (
        <>
          <Noun>{by}</Noun> took the postmortem back from review
          <Because>{payload.reason}</Because>
        </>
      )
    case 'review.published':
      return (
        <>
          <Noun>{by}</Noun> published <Noun>version {payload.version}</Noun> of the postmortem
        </>
      )
    default:
      fact satisfies never
      return null
  }
}
