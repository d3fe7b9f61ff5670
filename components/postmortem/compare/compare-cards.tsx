import { CompareRow } from '@/components/postmortem/compare/compare-row'
import { type CardComparison, isSame } from '@/lib/domain/postmortem/compare'
import { SECTION_TITLES } from '@/lib/domain/postmortem/sections'

interface CompareCardsProps {
  cards: readonly CardComparison[]
  names: { from: string; to: string }
}

/** The cards of a list that changed, each with what became of it. */
export function CompareCards({ cards, names }: CompareCardsProps) {
  return (
    <div className="flex flex-col gap-2">
      {cards.map((card) => (
        <article key={card.id} className="rounded-3 border border-line bg-surface px-4 py-2">
          <CompareRow words={card.statement} names={names} note={noteOf(card)} />
          {!isSame(card.category) && <CompareRow label="Category" words={card.category} names={names} />}
          {(!isSame(card.explanation.words) || card.explanation.onlyForm) && (
            <CompareRow
              label="Explanation"
              words={card.explanation.words}
              note={card.explanation.onlyForm ? 'The words are the same; their form changed.' : null}
              names={names}
            />
          )}
          {card.evidence
            .filter(({ is }) => is !== 'same')
            .map((change) => (
              <CompareRow key={`${change.is} ${change.text}`} label="Evidence" words={[change]} names={names} />
            ))}
        </article>
      ))}
    </div>
  )
}

function noteOf({ is, movedFrom }: CardComparison): string | null {
  if (is === 'added') return 'This card was added.'
  if (is === 'removed') return 'This card was removed.'
  return movedFrom ? `This card was moved here from ${SECTION_TITLES[movedFrom].toLowerCase()}.` : null
}
