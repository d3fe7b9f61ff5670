import { ROLE_NAMES } from '../incident/values'
import type { CardEvidence, PostmortemContent, RichText } from './content'
import type { Prevention } from './prevention'
import type { PublishedLine, PublishedPostmortem } from './published'
import { emptyRichText } from './rich-text'
import { CARD_LISTS, PROSE_SECTIONS, SECTIONS, type SectionId } from './sections'

/** A public edition as those who answer for the incident see it. */
export interface Edition {
  id: string
  version: number
  sections: SectionId[]
  /** The address that anybody may open until it is revoked. */
  url: string
  createdAt: string
  createdBy: { id: string; name: string }
  revokedAt: string | null
}

/** What a stranger reads: the chosen sections, without anything that names people or leads inside. */
export interface PublicEdition {
  sections: SectionId[]
  published: PublishedPostmortem
}

/** What stands for somebody who had no role. */
const COLLEAGUE = 'a colleague'

/**
 * A version as the public may read it (SPEC EDITION-2): of the chosen sections, people named by their role, without
 * links, sources, owners, dismissed hints and reasons. Whatever is not chosen is not in it at all.
 */
export function publicEditionOf(published: PublishedPostmortem, chosen: readonly SectionId[]): PublicEdition {
  const sections = SECTIONS.filter((section) => chosen.includes(section))
  const has = (section: SectionId) => sections.includes(section)
  const named = publicWords(published)
  const content = publicContent(published.content, has, named)
  const shown = new Set([
    ...content.picks.map(({ seq }) => seq),
    ...content.cards.flatMap(({ evidence }) => evidence.flatMap((each) => (each.kind === 'line' ? [each.seq] : []))),
  ])
  const lines = Object.entries(published.lines).filter(([seq]) => shown.has(Number(seq)))
  const cardIds = new Set(content.cards.map(({ id }) => id))
  const used = new Set(content.cards.map(({ category }) => category))
  const { facts } = published
  return {
    sections,
    published: {
      version: published.version,
      publishedAt: published.publishedAt,
      publishedBy: null,
      reviewers: [],
      facts: {
        ...facts,
        title: named(facts.title),
        services: has('impact') ? facts.services : [],
        roles: [],
        radius: has('impact') && facts.radius ? named(facts.radius) : null,
      },
      content,
      lines: Object.fromEntries(lines.map(([seq, line]) => [seq, publicLine(line, named, published)])),
      preventions: has('preventions')
        ? published.preventions.map((prevention) => publicPrevention(prevention, cardIds, named))
        : [],
      categories: Object.fromEntries(Object.entries(published.categories).filter(([key]) => used.has(key))),
      people: [],
    },
  }
}

/** The pictures that a text or a content shows. */
export function picturesIn({ sections, cards }: PostmortemContent): string[] {
  const texts = [...Object.values(sections), ...cards.map(({ explanation }) => explanation)]
  return [...new Set(texts.flatMap(picturesOf))]
}

const picturesOf = (node: RichText): string[] =>
  node.type === 'picture' ? [String(node.attrs?.attachmentId)] : (node.content ?? []).flatMap(picturesOf)

type Named = (text: string) => string

/** As the words of an address end: not with the stop or the bracket after it. */
const ADDRESS = /(?:\b[a-z][a-z\d+.-]*:\/\/|\bwww\.)[^\s<>"]*[^\s<>"'.,;:!?)\]}]/gi
const SOME_ADDRESS = 'an address'

/** A text without names of people and without addresses, which name machines inside and may hold what opens them. */
function publicWords(published: PublishedPostmortem): Named {
  const named = namesByRole(published)
  return (text) => named(text.replace(ADDRESS, SOME_ADDRESS))
}

/** Puts the role of a person, or "a colleague", where their name stands in a text. */
function namesByRole(published: PublishedPostmortem): Named {
  const byName = new Map(
    [...writtenIn(published.content), ...published.people].map(({ name, role }) => [
      name.replace(/\s+/g, ' ').toLowerCase(),
      role,
    ]),
  )
  const names = [...byName.keys()].filter((name) => name.length > 1).sort((a, b) => b.length - a.length)
  if (names.length === 0) return (text) => text
  const pattern = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+')).join('|')
  const anyName = new RegExp(`@?(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'giu')
  return (text) =>
    text.replace(anyName, (found, at: number) => {
      const role = byName.get(found.replace(/^@/, '').replace(/\s+/g, ' ').toLowerCase())
      // "Commander: the commander" says nothing.
      const isSaid = role && text.slice(0, at).endsWith(`${ROLE_NAMES[role]}: `)
      const words = role && !isSaid ? `the ${ROLE_NAMES[role].toLowerCase()}` : COLLEAGUE
      return at === 0 ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words
    })
}

/** Whom the document itself names, who may have had no part in the incident: in mentions, moves and dismissed hints. */
function writtenIn({ sections, cards, dismissed }: PostmortemContent): { name: string; role: null }[] {
  const texts = [...Object.values(sections), ...cards.map(({ explanation }) => explanation)]
  const others = [...cards.flatMap(({ moves }) => moves), ...dismissed].map(({ by }) => by.name)
  return [...texts.flatMap(mentionsOf), ...others].map((name) => ({ name: name.trim(), role: null }))
}

const mentionsOf = (node: RichText): string[] =>
  node.type === 'mention' ? [String(node.attrs?.label ?? '')] : (node.content ?? []).flatMap(mentionsOf)

function publicContent(content: PostmortemContent, has: (section: SectionId) => boolean, named: Named) {
  const sections = PROSE_SECTIONS.map((section) => [
    section,
    has(section) ? publicText(content.sections[section], named) : emptyRichText(),
  ])
  return {
    sections: Object.fromEntries(sections) as PostmortemContent['sections'],
    cards: content.cards
      .filter(({ list }) => CARD_LISTS.includes(list) && has(list))
      .map((card) => ({
        ...card,
        statement: named(card.statement),
        explanation: publicText(card.explanation, named),
        evidence: card.evidence.flatMap((each) => publicEvidence(each, named)),
        moves: [],
      })),
    picks: has('timeline') ? content.picks.map(({ seq, context }) => ({ seq, context: named(context) })) : [],
    dismissed: [],
  } satisfies PostmortemContent
}

/** Sources fall away, a mention becomes words, and links lose where they lead: inside addresses are nobody's business. */
function publicText(node: RichText, named: Named): RichText {
  const marks = node.marks?.filter(({ type }) => type !== 'link')
  const { marks: _, ...rest } = node
  const kept = { ...rest, ...(marks && marks.length > 0 ? { marks } : {}) }
  if (node.type === 'text') return { ...kept, text: named(node.text ?? '') }
  if (node.type === 'mention') return { ...kept, type: 'text', attrs: undefined, text: COLLEAGUE } as RichText
  if (node.type === 'picture') return { ...kept, attrs: { ...node.attrs, alt: named(String(node.attrs?.alt ?? '')) } }
  if (!node.content) return kept
  const content = node.content.filter(({ type }) => type !== 'source')
  return { ...kept, content: runsOf(content).flatMap((run) => publicRun(run, named)) }
}

/** Texts that follow each other stand together: marks cut a sentence into several. */
function runsOf(nodes: readonly RichText[]): RichText[][] {
  const runs: RichText[][] = []
  for (const node of nodes) {
    const last = runs.at(-1)
    if (node.type === 'text' && last?.[0]?.type === 'text') last.push(node)
    else runs.push([node])
  }
  return runs
}

/** Each text by itself, so that it keeps its marks; without them where a name or an address goes from one into the next. */
function publicRun(run: RichText[], named: Named): RichText[] {
  const apart = run.map((node) => publicText(node, named))
  if (run.length === 1) return apart
  const whole = named(wordsOf(run))
  return wordsOf(apart).toLowerCase() === whole.toLowerCase() ? apart : [{ type: 'text', text: whole }]
}

const wordsOf = (run: readonly RichText[]): string => run.map(({ text }) => text ?? '').join('')

/** A line stays as its sentence, a link as its title unless that is an address itself. */
function publicEvidence(evidence: CardEvidence, named: Named): CardEvidence[] {
  if (evidence.kind === 'line') return [evidence]
  if (evidence.kind === 'picture' || evidence.title === '' || /\w:\/\/|^www\./i.test(evidence.title)) return []
  return [{ ...evidence, url: '', title: named(evidence.title) }]
}

function publicLine(line: PublishedLine, named: Named, { people }: PublishedPostmortem): PublishedLine {
  const { by } = line
  const role = people.find(({ id }) => id === by.id)?.role
  const name = by.kind !== 'person' ? 'A machine' : role ? ROLE_NAMES[role] : 'A colleague'
  // A fact of a machine may name an integration as its organisation calls it; its words are the machine's.
  return { ...line, by: { id: '', name, kind: by.kind }, text: line.text === null ? null : named(line.text) }
}

/** Made field by field: what preventions learn to hold one day is not public by that. */
const publicPrevention = (
  { id, incident, title, kind, state, dueOn, cardId, version, createdAt, updatedAt, doneAt }: Prevention,
  cardIds: ReadonlySet<string>,
  named: Named,
): Prevention => ({
  id,
  incident: { ...incident, title: named(incident.title) },
  title: named(title),
  kind,
  state,
  owner: null,
  dueOn,
  cardId: cardId !== null && cardIds.has(cardId) ? cardId : null,
  mitigationId: null,
  evidence: null,
  declined: null,
  issue: null,
  version,
  createdAt,
  updatedAt,
  doneAt,
})
