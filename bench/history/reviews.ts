import { randomUUID } from 'node:crypto'
import * as Y from 'yjs'
import type { IncidentState } from '@/lib/domain/incident/state'
import { DEFAULT_CATEGORIES } from '@/lib/domain/postmortem/categories'
import type { PostmortemContent, RichText } from '@/lib/domain/postmortem/content'
import { documentOf } from '@/lib/domain/postmortem/document'
import { preventionKindSchema, preventionStateSchema } from '@/lib/domain/postmortem/prevention'
import { CARD_LISTS, PROSE_SECTIONS } from '@/lib/domain/postmortem/sections'
import type { Tx } from '@/lib/server/db/pool'
import { createDocument } from '@/lib/server/db/postmortem-document'
import { saveProjection } from '@/lib/server/db/postmortem-projection'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { projectPostmortem } from '@/lib/server/postmortem/project-postmortem'
import type { RandomSource } from '@/lib/testing/random-source'
import { aSentence } from './vocabulary.ts'

const DAY_MS = 24 * 3_600_000

/** Writes the postmortem of an incident whose review was opened: a real document, what is projected of it, and what it bought. */
export async function storeReview(
  tx: Tx,
  random: RandomSource,
  { id, instants, review }: IncidentState,
): Promise<void> {
  if (!review) return
  const content = contentOf(random)
  const doc = documentOf(content)
  const at = Date.parse(instants.declaredAt?.at ?? '') + DAY_MS
  await createDocument(tx, id, Y.encodeStateAsUpdate(doc), new Date(at))
  await saveProjection(tx, id, projectPostmortem(doc), 1)
  const bought = content.cards.filter(() => random.chance(0.4)).map((card) => ({ card, state: stateOf(random), at }))
  await rowsOf(
    tx,
    sql`insert into prevention (id, incident_id, title, kind, state, due_on, card_id, created_by, created_at, updated_at,
        done_at, evidence)
      select gen_random_uuid(), ${id}::uuid, title, kind, state, created_at + interval '30 days', card_id,
        ${review.owner.id}::uuid, created_at, created_at,
        case when state = 'done' then created_at + interval '1 day' * days end, case when state = 'done' then 'Shipped' end
      from unnest(${bought.map(() => aSentence(random, 4, 9))}::text[],
        ${bought.map(() => random.pick(preventionKindSchema.options))}::text[], ${bought.map(({ state }) => state)}::text[],
        ${bought.map(({ card }) => card.id)}::text[], ${bought.map(() => random.int(1, 90))}::int[],
        ${bought.map(() => new Date(at).toISOString())}::timestamptz[])
        as bought (title, kind, state, card_id, days, created_at)`,
  )
}

const stateOf = (random: RandomSource) => (random.chance(0.6) ? 'done' : random.pick(preventionStateSchema.options))

function contentOf(random: RandomSource): PostmortemContent {
  return {
    sections: Object.fromEntries(
      PROSE_SECTIONS.map((section) => [section, paragraphs(random, random.int(1, 3))]),
    ) as PostmortemContent['sections'],
    cards: Array.from({ length: random.int(1, 5) }, () => ({
      id: randomUUID(),
      list: random.pick(CARD_LISTS),
      category: random.chance(0.9) ? random.pick(DEFAULT_CATEGORIES).key : null,
      statement: aSentence(random, 5, 12),
      explanation: paragraphs(random, 1),
      evidence: [],
      moves: [],
    })),
    picks: [],
    dismissed: [],
  }
}

const paragraphs = (random: RandomSource, count: number): RichText => ({
  type: 'doc',
  content: Array.from({ length: count }, () => ({
    type: 'paragraph',
    content: [{ type: 'text', text: `${aSentence(random)} ${aSentence(random)}` }],
  })),
})
