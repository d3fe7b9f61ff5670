import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import type { Excerpt, SearchHit } from '@/lib/domain/incident/summary'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import { LESS_THAN, MARK_END, MARK_START } from '@/lib/server/db/headline'
import { newestHolding } from '@/lib/server/db/history/search-incidents'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { type Sought, searchRows } from '@/lib/server/db/timeline-reads'
import { requireIncident } from '@/lib/server/queries/current-state'
import { limitOf, soughtSchema } from '@/lib/server/queries/query-values'

export const searchQuerySchema = z
  .strictObject({ q: soughtSchema, incident: z.string().max(100).optional(), limit: limitOf(20, 50) })
  .transform(({ incident, ...query }) => ({ ...query, incidentId: incident }))

/** Lines are looked for in this many incidents that hold the words, the newest. */
export const SEARCHED_INCIDENTS = 60

/**
 * Lines of the timelines the actor may see that hold the words, the best first; `incidentId` (or key) narrows it to
 * one. The last word may be unfinished. Throws `not_found` for an incident that is not visible.
 */
export async function searchTimeline(
  actor: Actor,
  { q, incidentId, limit = 20 }: { q: string; incidentId?: string | undefined; limit?: number },
): Promise<SearchHit[]> {
  if (!soughtOf(q)) return []
  return withSnapshot(async (tx) => {
    const incidents =
      incidentId === undefined
        ? await newestHolding(tx, actor, q, SEARCHED_INCIDENTS)
        : [await requireIncident(tx, actor, incidentId)]
    return linesOf(tx, actor, q, { incidentIds: incidents.map(({ id }) => id), limit })
  })
}

/** Lines of some incidents that hold the words, of those the actor may see. */
export async function linesOf(
  tx: Tx,
  actor: Actor,
  q: string,
  within: { incidentIds: string[]; limit: number },
): Promise<SearchHit[]> {
  const sought = soughtOf(q)
  if (!sought || within.incidentIds.length === 0) return []
  const found = await searchRows(tx, actor, sought, within)
  return found.map(({ number, headline, ...hit }) => ({
    ...hit,
    key: incidentKeyOf(number),
    excerpt: withBeginnings(excerptOf(headline), sought.unfinished ? [sought.unfinished.word] : []),
  }))
}

/** Reads what was typed; null when there is nothing in it to look for. */
export function soughtOf(q: string): Sought | null {
  const text = q.trim()
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  const word = /(?:^|\s)([\p{L}\p{N}][^\s"]*)$/u.exec(text)?.[1]
  const isInQuotes = text.split('"').length % 2 === 0
  if (word === undefined || isInQuotes) return { text, unfinished: null }
  return { text, unfinished: { before: text.slice(0, -word.length), word } }
}

/** Marks what begins with an unfinished word too: it may be no beginning of the stem that PostgreSQL compares. */
export function withBeginnings({ text, marks }: Excerpt, beginnings: readonly string[]): Excerpt {
  if (beginnings.length === 0) return { text, marks }
  const escaped = beginnings.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  const more = [...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})[\\p{L}\\p{N}]*`, 'giu'))]
    .map(({ index, 0: word }): [number, number] => [index, index + word.length])
    .filter(([start, end]) => marks.every(([from, to]) => end <= from || start >= to))
  return { text, marks: [...marks, ...more].sort(([left], [right]) => left - right) }
}

/** Turns the marks in a headline into ranges of the text without them. */
export function excerptOf(headline: string): Excerpt {
  const marks: Excerpt['marks'] = []
  let text = ''
  for (const part of headline.replaceAll(LESS_THAN, '<').split(MARK_START)) {
    const [marked = '', rest] = part.split(MARK_END)
    if (rest === undefined) text += marked
    else {
      marks.push([text.length, text.length + marked.length])
      text += marked + rest
    }
  }
  return { text, marks }
}
