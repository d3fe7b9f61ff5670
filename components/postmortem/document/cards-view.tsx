import { Nothing } from '@/components/postmortem/document/nothing'
import { RichTextView } from '@/components/postmortem/document/rich-text-view'
import { categoryName } from '@/lib/domain/postmortem/categories'
import type { Card, CardEvidence } from '@/lib/domain/postmortem/content'
import { lineSentence } from '@/lib/domain/postmortem/lines-words'
import type { PublishedPostmortem } from '@/lib/domain/postmortem/published'
import { isEmptyRichText } from '@/lib/domain/postmortem/rich-text'
import { isSafeLink } from '@/lib/domain/postmortem/safe-link'
import { CARD_LIST_QUESTIONS, type CardList } from '@/lib/domain/postmortem/sections'
import { instantWords } from '@/lib/domain/postmortem/words'

interface CardsViewProps {
  published: PublishedPostmortem
  list: CardList
  pictureHref: (attachmentId: string) => string
}

/** The cards of one list. */
export function CardsView({ published, list, pictureHref }: CardsViewProps) {
  const cards = published.content.cards.filter((card) => card.list === list)
  if (cards.length === 0) return <Nothing />
  return (
    <div className="flex flex-col gap-2">
      <p className="text-13 text-text-3">{CARD_LIST_QUESTIONS[list]}</p>
      {cards.map((card) => (
        <CardView key={card.id} card={card} published={published} pictureHref={pictureHref} />
      ))}
    </div>
  )
}

interface CardViewProps extends Omit<CardsViewProps, 'list'> {
  card: Card
}

function CardView({ card, published, pictureHref }: CardViewProps) {
  const { category, evidence, explanation, statement } = card
  return (
    <article className="rounded-3 border border-line bg-surface px-4 py-3">
      <h3 dir="auto" className="font-medium">
        {statement || 'A card without words'}
      </h3>
      {category && <p className="text-12 text-text-3">{categoryName(published.categories, category)}</p>}
      {!isEmptyRichText(explanation) && (
        <div className="mt-2 text-14">
          <RichTextView text={explanation} pictureHref={pictureHref} under={3} />
        </div>
      )}
      {evidence.length > 0 && (
        <ul aria-label="Evidence" className="mt-2 list-disc pl-5 text-13 text-text-2">
          {evidence.map((each) => (
            <li key={each.id}>
              <EvidenceView evidence={each} published={published} pictureHref={pictureHref} />
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

interface EvidenceViewProps extends Omit<CardsViewProps, 'list'> {
  evidence: CardEvidence
}

function EvidenceView({ evidence, published: { lines }, pictureHref }: EvidenceViewProps) {
  if (evidence.kind === 'line') {
    const line = lines[evidence.seq]
    return line ? `${instantWords(line.occurredAt)} ${lineSentence(line)}` : `Line ${evidence.seq} of the log`
  }
  if (evidence.kind === 'picture') {
    return (
      <a href={pictureHref(evidence.attachmentId)} className="link" target="_blank" rel="noopener">
        {evidence.name}
      </a>
    )
  }
  if (!isSafeLink(evidence.url)) return evidence.title || evidence.url
  return (
    <a href={evidence.url} className="link" target="_blank" rel="noopener noreferrer">
      {evidence.title || evidence.url}
    </a>
  )
}
