import { type FactProps, Noun } from '@/components/timeline/fact-parts'
import { FoldedText } from '@/components/updates/folded-text'
import type { Fact } from '@/lib/domain/incident/timeline'

type UpdateFactOf = Extract<Fact, { type: 'update.sent' }>

/** What those who wait were told, in the words that were sent. */
export function UpdateFact({ fact: { payload }, actor, nameOf }: FactProps<UpdateFactOf>) {
  return (
    <>
      <Noun>{nameOf(actor)}</Noun> sent update {payload.number} to{' '}
      <Noun>{payload.audience === 'internal' ? 'everybody inside' : payload.audience}</Noun>: {payload.subject}
      <div className="my-0.5 border-line-strong border-l-2 pl-3">
        <FoldedText text={payload.text} />
      </div>
    </>
  )
}
