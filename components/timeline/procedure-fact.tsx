import { Because, type FactProps, Noun } from '@/components/timeline/fact-parts'
import { LEVER_NAMES } from '@/lib/domain/incident/lever'
import type { Fact } from '@/lib/domain/incident/timeline'

type ProcedureFactOf = Extract<
  Fact,
  { type: 'incident.confirmed' | 'checklist.item-reached' | 'lever.waived' | 'advice.put-off' }
>

/** A step of the procedure: what was confirmed, reached, waived or put off. */
export function ProcedureFact({ fact, actor, nameOf }: FactProps<ProcedureFactOf>) {
  const { type, payload } = fact
  const by = nameOf(actor)
  switch (type) {
    case 'incident.confirmed':
      return (
        <>
          <Noun>{by}</Noun> confirmed that <Noun>it is real</Noun>
          <Because>{payload.how}</Because>
        </>
      )
    case 'checklist.item-reached':
      return (
        <>
          First five minutes: <Noun>{payload.title}</Noun> answered by {by}
        </>
      )
    case 'lever.waived':
      return (
        <>
          <Noun>{by}</Noun> waived <Noun>{LEVER_NAMES[payload.lever].toLowerCase()}</Noun> for {payload.service.name}
          <Because>{payload.reason}</Because>
        </>
      )
    case 'advice.put-off':
      return (
        <>
          <Noun>{by}</Noun> put off “{payload.sentence}”<Because>{payload.reason}</Because>
        </>
      )
    default:
      fact satisfies never
      return null
  }
}
