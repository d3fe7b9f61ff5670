import { Nothing } from '@/components/postmortem/document/nothing'
import type { Prevention } from '@/lib/domain/postmortem/prevention'
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
    <>
      <table className="pm-table text-13 max-md:hidden print:table">
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
              <td dir="auto">{prevention.title}</td>
              <td className="whitespace-nowrap">{PREVENTION_KIND_NAMES[prevention.kind]}</td>
              {hasCards && <td dir="auto">{statements.get(prevention.cardId ?? '') ?? ''}</td>}
              {hasOwners && <td className="[overflow-wrap:normal]">{prevention.owner?.name ?? ''}</td>}
              <td className="whitespace-nowrap">{prevention.dueOn ?? ''}</td>
              <td>{preventionStateWords(prevention)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="flex flex-col gap-2 text-13 md:hidden print:hidden">
        {preventions.map((prevention) => (
          <li key={prevention.id} dir="auto" className="rounded-3 border border-line bg-surface px-4 py-3">
            <p className="font-medium">{prevention.title}</p>
            <p className="text-text-2">{factsOf(prevention).join(' · ')}</p>
            {statements.has(prevention.cardId ?? '') && (
              <p className="text-12 text-text-3">Retires: {statements.get(prevention.cardId ?? '')}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function factsOf(prevention: Prevention): string[] {
  const { kind, owner, dueOn } = prevention
  const told = [PREVENTION_KIND_NAMES[kind], owner?.name, dueOn && `due ${dueOn}`, preventionStateWords(prevention)]
  return told.filter((fact) => typeof fact === 'string')
}
