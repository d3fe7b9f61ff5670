import * as Y from 'yjs'
import type { PostmortemContent } from '@/lib/domain/postmortem/content'
import { documentOf } from '@/lib/domain/postmortem/document'
import { query, withTransaction } from '@/lib/server/db/pool'
import { createDocument } from '@/lib/server/db/postmortem-document'
import { sql } from '@/lib/server/db/sql'
import { type Member, seedIncident } from './seed.ts'

/** An incident with a draft of these words, past the command that would write one from the log. */
export async function seedDocument(
  author: Member,
  content: PostmortemContent,
): Promise<{ id: string; state: Uint8Array }> {
  const { id } = await seedIncident(author)
  const state = Y.encodeStateAsUpdate(documentOf(content))
  await withTransaction((tx) => createDocument(tx, id, state, new Date()))
  const { id: personId, name } = author.actor
  const review = {
    status: 'draft',
    openedAt: new Date().toISOString(),
    owner: { id: personId, name },
    reviewers: [],
    version: 0,
    firstPublishedAt: null,
    publishedAt: null,
    documentSeq: null,
  }
  await query(
    sql`update incident set state = jsonb_set(state, '{review}', ${JSON.stringify(review)}::jsonb) where id = ${id}`,
  )
  return { id, state }
}

/** A postmortem whose summary has these paragraphs, and that says nothing else. */
export function contentOf(paragraphs: string[]): PostmortemContent {
  const prose = (texts: string[]) => ({
    type: 'doc',
    content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
  })
  return {
    sections: {
      summary: prose(paragraphs),
      impact: prose([]),
      wentWell: prose([]),
      lucky: prose([]),
      learned: prose([]),
    },
    cards: [],
    picks: [],
    dismissed: [],
  }
}
