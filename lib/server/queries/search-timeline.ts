import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import type { Excerpt, SearchHit } from '@/lib/domain/incident/summary'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import { withSnapshot } from '@/lib/server/db/pool'
import { LESS_THAN, MARK_END, MARK_START, type Sought, searchRows } from '@/lib/server/db/timeline-reads'
import { requireIncident } from '@/lib/server/queries/current-state'
import { limitOf, soughtSchema } from '@/lib/server/queries/query-values'

export const searchQuerySchema = z
  .strictObject({ q: soughtSchema, incident: z.string().max(100).optional(), limit: limitOf(20, 50) })
  .transform(({ incident, ...query }) => ({ ...query, incidentId: incident }))

/**
 * Lines of the timelines the actor may see that hold the words, the best first; `incidentId` (or key) narrows it to one.
 * The last word may be unfinished. Throws `not_found` for an incident that is not visible.
 */
export async function searchTimeline(
  actor: Actor,
  { q, incidentId, limit = 20 }: { q: string; incidentId?: string | undefined; limit?: number },
): Promise<SearchHit[]> {
  const sought = soughtOf(q)
  if (!sought) return []
  return withSnapshot(async (tx) => {
    const within = incidentId === undefined ? undefined : (await requireIncident(tx, actor, incidentId)).id
    const found = await searchRows(tx, actor, sought, { incidentId: within, limit })
    return found.map(({ number, headline, ...hit }) => ({
      ...hit,
      key: incidentKeyOf(number),
      excerpt: excerptOf(headline),
    }))
  })
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
