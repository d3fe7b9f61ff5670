import { type FactProps, Noun } from '@/components/timeline/fact-parts'
import { LocalTime } from '@/components/ui/local-time'
import { describeEvent } from '@/lib/domain/incident/describe'
import type { pagingPayloads } from '@/lib/domain/incident/paging-payloads'
import type { Fact } from '@/lib/domain/incident/timeline'

type PagingFactOf = Extract<Fact, { type: keyof typeof pagingPayloads }>

/** Who was paged, what they said, and how far the escalation is. */
export function PagingFact({ fact, actor, nameOf }: FactProps<PagingFactOf>) {
  const by = { id: actor.id, name: nameOf(actor) }
  switch (fact.type) {
    case 'escalation.acknowledged':
      return (
        <>
          <Noun>{nameOf(fact.payload.person)}</Noun> has {fact.payload.service.name}
          {fact.payload.until && (
            <>
              {' '}
              until{' '}
              <Noun>
                <LocalTime at={fact.payload.until} />
              </Noun>
            </>
          )}
        </>
      )
    case 'page.accepted':
      return (
        <>
          <Noun>{nameOf(fact.payload.person)}</Noun> comes by{' '}
          <Noun>
            <LocalTime at={fact.payload.arrivesAt} />
          </Noun>
        </>
      )
    case 'page.failed':
      return <Noun>{describeEvent(fact, by)}</Noun>
    case 'escalation.finished':
      return fact.payload.how === 'exhausted' ? <Noun>{describeEvent(fact, by)}</Noun> : describeEvent(fact, by)
    default:
      return describeEvent(fact, by)
  }
}
