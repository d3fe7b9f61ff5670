import type { Actor } from '@/lib/domain/actor'
import type { Excerpt, SearchHit } from '@/lib/domain/incident/summary'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { SectionId } from '@/lib/domain/postmortem/sections'
import type { IncidentHit } from '@/lib/domain/search/incident-hit'
import { nearWords } from '@/lib/domain/search/near-words'
import { type Search, searchOf, type Term, wantedIn } from '@/lib/domain/search/terms'
import {
  bestLines,
  bestTexts,
  type FoundIncident,
  type FoundLine,
  type FoundText,
  holdingSearch,
  isHeld,
  markedTitles,
  nearTitles,
  titledSearch,
  wordsLike,
} from '@/lib/server/db/history/search-incidents'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import {
  excerptOf,
  linesOf,
  SEARCHED_INCIDENTS,
  searchTimeline,
  withBeginnings,
} from '@/lib/server/queries/search-timeline'

const MAX_INCIDENTS = 20
/** With fewer, what was typed may be a typo. */
const FEW = 3
const MAX_NEAR = 5
/** Words that are looked for instead of one that is nowhere. */
const MAX_WORDS_INSTEAD = 3
/** Shorter ones are near too many. */
const MIN_TYPO = 4

/** What a search over everything answers: incidents with their best passage, and lines of timelines. */
export interface Found {
  incidents: IncidentHit[]
  hits: SearchHit[]
}

/**
 * Incidents the actor may see that hold what was typed: the key, then titles, then the newest; and when they are few,
 * the nearest to it (SPEC FIND-1, FIND-6). With `incidentId` only lines of that one are looked for.
 */
export async function searchEverything(
  actor: Actor,
  { q, incidentId, limit = 20 }: { q: string; incidentId?: string | undefined; limit?: number },
): Promise<Found> {
  if (incidentId !== undefined) {
    return { incidents: [], hits: await searchTimeline(actor, { q, incidentId, limit }) }
  }
  const search = searchOf(q)
  if (!search) return { incidents: [], hits: [] }
  return withSnapshot(async (tx) => {
    const most = Math.min(limit, MAX_INCIDENTS)
    const titled = await titledSearch(tx, actor, search, most)
    // Titles alone fill the answer for a common word, which takes long to look for in everything.
    const newest = titled.length < most ? await holdingSearch(tx, actor, search, SEARCHED_INCIDENTS) : []
    const found = once([...titled, ...newest])
    const exact = await hitsOf(tx, search, titled, found.slice(0, most), false)
    const near = found.length < FEW ? await nearTo(tx, actor, q, search, found) : []
    const incidentIds = found.map(({ id }) => id)
    return {
      incidents: [...exact, ...near].slice(0, limit),
      hits: await linesOf(tx, actor, q, { incidentIds, limit }),
    }
  })
}

function once(incidents: FoundIncident[]): FoundIncident[] {
  return [...new Map(incidents.map((incident) => [incident.id, incident])).values()]
}

/** What is near to what was typed and was not found: incidents with near words instead, and with a title like it. */
async function nearTo(tx: Tx, actor: Actor, q: string, search: Search, known: FoundIncident[]): Promise<IncidentHit[]> {
  const corrected = await withNearWords(tx, actor, search)
  const holding = corrected ? await holdingSearch(tx, actor, corrected, MAX_NEAR + known.length) : []
  const titled = isLong(q) ? await nearTitles(tx, actor, q, MAX_NEAR + known.length) : []
  const isKnown = new Set(known.map(({ id }) => id))
  const found = once([...holding, ...titled]).filter(({ id }) => !isKnown.has(id))
  const hasPassage = new Set(holding.map(({ id }) => id))
  const withoutPassage = found.filter(({ id }) => !hasPassage.has(id))
  return hitsOf(tx, corrected ?? search, withoutPassage, found.slice(0, MAX_NEAR), true)
}

const isLong = (q: string): boolean => q.length >= MIN_TYPO && /\p{L}/u.test(q)

/** The search with near words for those that no incident holds that the actor may see; null when there are none. */
async function withNearWords(tx: Tx, actor: Actor, search: Search): Promise<Search | null> {
  const instead = new Map<Term, Term>()
  for (const term of wantedIn(search)) {
    if (!isTypo(term) || (await isHeld(tx, actor, term))) continue
    const near = await wordsInstead(tx, actor, term)
    if (near.length > 0) instead.set(term, { ...term, near })
  }
  if (instead.size === 0) return null
  const alternatives = search.alternatives.map((terms) => terms.map((term) => instead.get(term) ?? term))
  return { ...search, number: null, alternatives }
}

const isTypo = ({ kind, text }: Term): boolean => kind === 'word' && text.length >= MIN_TYPO && /^\p{L}+$/u.test(text)

/** Only words that a visible incident holds: what is hidden has no part in the answer. */
async function wordsInstead(tx: Tx, actor: Actor, term: Term): Promise<string[]> {
  const typed = term.text.toLowerCase()
  const words: string[] = []
  for (const word of nearWords(typed, await wordsLike(tx, typed), term.isUnfinished)) {
    if (words.length === MAX_WORDS_INSTEAD) break
    if (await isHeld(tx, actor, { ...term, near: [word] })) words.push(word)
  }
  return words
}

/** Hits with their best passage: none where the title says it, else a line, or the postmortem where that holds more. */
async function hitsOf(
  tx: Tx,
  search: Search,
  titled: FoundIncident[],
  found: FoundIncident[],
  isNear: boolean,
): Promise<IncidentHit[]> {
  const isTitled = new Set(titled.map(({ id }) => id))
  const untitled = found.map(({ id }) => id).filter((id) => !isTitled.has(id))
  const lines = byIncident(await bestLines(tx, search, untitled))
  const unsaid = untitled.filter((id) => !lines.get(id)?.isWhole)
  const texts = byIncident(await bestTexts(tx, search, unsaid))
  const titles = await markedTitles(
    tx,
    search,
    found.map(({ title }) => title),
  )
  const beginnings = wantedIn(search).flatMap(({ text, isUnfinished }) => (isUnfinished ? [text] : []))
  const excerpt = (headline: string) => withBeginnings(excerptOf(headline), beginnings)
  return found.map(({ id, number, declaredAt, ...incident }, index) => ({
    incidentId: id,
    key: incidentKeyOf(number),
    ...incident,
    title: excerpt(titles[index] ?? incident.title),
    declaredAt: declaredAt.toISOString(),
    passage: passageOf(lines.get(id), texts.get(id), excerpt),
    isNear,
  }))
}

const byIncident = <Row extends { incidentId: string }>(rows: Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.incidentId, row]))

function passageOf(
  line: FoundLine | undefined,
  text: FoundText | undefined,
  excerptIn: (headline: string) => Excerpt,
): IncidentHit['passage'] {
  if (text && (!line || (text.isWhole && !line.isWhole))) {
    const place = { kind: 'postmortem' as const, section: text.place as SectionId }
    return { place, excerpt: excerptIn(text.headline) }
  }
  if (!line) return null
  const place = { kind: 'line' as const, entryId: line.entryId, by: line.by, at: line.at.toISOString() }
  return { place, excerpt: excerptIn(line.headline) }
}
