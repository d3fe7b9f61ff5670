import { categoryName } from './categories'
import type { Card, CardEvidence } from './content'
import { type FactPair, factPairsOf } from './facts'
import { PRINT_STYLE } from './html/print-style'
import { escapeHtml, type PictureSource, richTextHtml } from './html/rich-text-html'
import { knownWords, lineSentence, picksInTime } from './lines-words'
import { PREVENTION_KIND_NAMES } from './prevention-words'
import type { PublishedPostmortem } from './published'
import { isEmptyRichText } from './rich-text'
import { isSafeLink } from './safe-link'
import { CARD_LIST_QUESTIONS, type CardList, SECTION_TITLES, SECTIONS, type SectionId } from './sections'
import { instantWords, preventionStateWords } from './words'

/** A postmortem as one page of HTML that needs nothing else: no scripts, nothing to load (SPEC EXPORT-4). `fontRule` is CSS of ours. */
export function postmortemHtml(published: PublishedPostmortem, pictureOf: PictureSource, fontRule = ''): string {
  const { facts } = published
  const title = escapeHtml(`${facts.key} ${facts.title}`)
  const sections = SECTIONS.map((section) => sectionHtml(published, section, pictureOf)).join('')
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    `<title>${title}</title><style>${fontRule}${PRINT_STYLE}</style></head><body>`,
    `<h1>${title}</h1>${factsHtml(factPairsOf(published))}${sections}</body></html>`,
  ].join('')
}

const factsHtml = (facts: FactPair[]): string =>
  `<dl>${facts.map(([name, value]) => `<div><dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd></div>`).join('')}</dl>`

function sectionHtml(published: PublishedPostmortem, section: SectionId, pictureOf: PictureSource): string {
  const body = bodyHtml(published, section, pictureOf) || '<p class="missing">Nothing written.</p>'
  return `<section><h2>${SECTION_TITLES[section]}</h2>${body}</section>`
}

function bodyHtml(published: PublishedPostmortem, section: SectionId, pictureOf: PictureSource): string {
  switch (section) {
    case 'timeline':
      return timelineHtml(published)
    case 'preventions':
      return preventionsHtml(published)
    case 'trigger':
    case 'rootCauses':
    case 'factors':
      return cardsHtml(published, section, pictureOf)
    default: {
      const text = published.content.sections[section]
      return isEmptyRichText(text) ? '' : richTextHtml(text, pictureOf)
    }
  }
}

function timelineHtml({ content, lines }: PublishedPostmortem): string {
  const rows = picksInTime(content.picks, lines).map(({ seq, context }) => {
    const line = lines[seq]
    const words = line ? `${lineSentence(line)}${knownWords(line)}` : `Line ${seq} of the log`
    const added = context && `<p class="context">${escapeHtml(context)}</p>`
    return `<tr><td class="at">${line ? instantWords(line.occurredAt) : ''}</td><td>${escapeHtml(words)}${added}</td></tr>`
  })
  return rows.length > 0 ? `<table class="log">${rows.join('')}</table>` : ''
}

function cardsHtml(published: PublishedPostmortem, list: CardList, pictureOf: PictureSource): string {
  const cards = published.content.cards.filter((card) => card.list === list)
  if (cards.length === 0) return ''
  const html = cards.map((card) => cardHtml(published, card, pictureOf)).join('')
  return `<p class="question">${CARD_LIST_QUESTIONS[list]}</p>${html}`
}

function cardHtml({ categories, lines }: PublishedPostmortem, card: Card, pictureOf: PictureSource): string {
  const { category, evidence, explanation, statement } = card
  const kind = category ? `<p class="kind">${escapeHtml(categoryName(categories, category))}</p>` : ''
  const items = evidence.map((each) => `<li>${evidenceHtml(each, lines)}</li>`).join('')
  const text = isEmptyRichText(explanation) ? '' : richTextHtml(explanation, pictureOf)
  return `<article><h3>${escapeHtml(statement)}</h3>${kind}${text}${items && `<ul class="evidence">${items}</ul>`}</article>`
}

function evidenceHtml(evidence: CardEvidence, lines: PublishedPostmortem['lines']): string {
  if (evidence.kind === 'line') {
    const line = lines[evidence.seq]
    return escapeHtml(
      line ? `${instantWords(line.occurredAt)} ${lineSentence(line)}` : `Line ${evidence.seq} of the log`,
    )
  }
  if (evidence.kind === 'picture') return `Picture: ${escapeHtml(evidence.name)}`
  const title = escapeHtml(evidence.title || evidence.url)
  return isSafeLink(evidence.url)
    ? `<a href="${escapeHtml(evidence.url)}" rel="noopener noreferrer">${title}</a>`
    : title
}

function preventionsHtml({ preventions, content }: PublishedPostmortem): string {
  if (preventions.length === 0) return ''
  const statements = new Map(content.cards.map(({ id, statement }) => [id, statement]))
  const rows = preventions.map((prevention) => [
    prevention.title,
    PREVENTION_KIND_NAMES[prevention.kind],
    statements.get(prevention.cardId ?? '') ?? '',
    prevention.owner?.name ?? '',
    prevention.dueOn ?? '',
    preventionStateWords(prevention),
  ])
  const head = ['What we buy', 'Kind', 'Retires', 'Owner', 'Due', 'State'].map((name) => `<th>${name}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('')
  return `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`
}
