import { Nothing } from '@/components/postmortem/document/nothing'
import { PREVENTION_KIND_NAMES } from '@/lib/domain/postmortem/prevention-words'
import type { PublishedPostmortem } from '@/lib/domain/postmortem/published'
import { preventionStateWords } from '@/lib/domain/postmortem/words'

const HEADS = ['What we buy', 'Kind', 'Retires', 'Owner', 'Due', 'State']

/** What the outage bought, as a table; one block for each on a phone. */
export function PreventionsView({ published: { preventions, content } }: { published: PublishedPostmortem }) {
  if (preventions.length === 0) return <Nothing />
  const statements = new Map(content.cards.map(({ id, statement }) => [id, statement]))
  const hasOwners = preventions.some(({ owner }) => owner !== null)
  const hasCards = preventions.some(({ cardId }) => statements.has(cardId ?? ''))
  const heads = HEADS.filter((head) => (head !== 'Owner' || hasOwners) && (head !== 'Retires' || hasCards))
  return (
    <div className="overflow-x-auto">
      <table className="pm-table min-w-[560px] text-13">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className="whitespace-nowrap">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {preventions.map((prevention) => (
            <tr key={prevention.id}>
              <td>{prevention.title}</td>
              <td className="whitespace-nowrap">{PREVENTION_KIND_NAMES[prevention.kind]}</td>
              {hasCards && <td>{statements.get(prevention.cardId ?? '') ?? ''}</td>}
              {hasOwners && <td className="[overflow-wrap:normal]">{prevention.owner?.name ?? ''}</td>}
              <td className="whitespace-nowrap">{prevention.dueOn ?? ''}</td>
              <td>{preventionStateWords(prevention)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
