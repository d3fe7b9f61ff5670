import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import type { NewFeed } from '@/lib/domain/on-call/rota-inputs'
import type { FeedView } from '@/lib/domain/on-call/rota-view'
import { notHere, requireWriter } from '@/lib/server/access/rights'
import { hashSecret, newSecret } from '@/lib/server/access/secrets'
import { now } from '@/lib/server/clock'
import { addFeed, listFeedRows, revokeFeed } from '@/lib/server/db/calendar-feeds'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { findRotaRow } from '@/lib/server/db/rota-rows'
import { findTeamRow } from '@/lib/server/db/teams'
import { env } from '@/lib/server/env'

/** Somebody has at most so many calendars that work. */
const MAX_FEEDS = 50

/**
 * Makes the address of a calendar: of one's own shifts, or those of a rota or a team. The address is answered here and
 * never again. Throws `forbidden`, `conflict` when there are too many, `invalid_input` for what there is not.
 */
export async function createFeed(actor: PersonActor, input: NewFeed): Promise<{ feed: FeedView; url: string }> {
  requireWriter(actor)
  const secret = newSecret()
  const id = randomUUID()
  const feed = await withTransaction(async (tx) => {
    const subjectId = await subjectOf(tx, actor, input)
    if ((await listFeedRows(tx, actor.id)).length >= MAX_FEEDS) {
      throw new AppError('conflict', `You have ${MAX_FEEDS} calendars; take one away first`)
    }
    const row = { id, personId: actor.id, kind: input.kind, subjectId, hash: hashSecret(secret), at: now() }
    if (!(await addFeed(tx, row))) throw notHere()
    return (await listFeedRows(tx, actor.id)).find((row) => row.id === id)
  })
  if (!feed) throw new Error('The calendar was not saved')
  const url = new URL(`/calendar/${secret}.ics`, env().publicUrl).href
  return { feed: { ...feed, createdAt: feed.createdAt.toISOString(), lastReadAt: null }, url }
}

async function subjectOf(tx: Tx, actor: PersonActor, { kind, subjectId }: NewFeed): Promise<string> {
  if (kind === 'person') {
    if (subjectId !== undefined && subjectId !== actor.id) throw wrongField('subjectId', 'is not you')
    return actor.id
  }
  if (subjectId === undefined) throw wrongField('subjectId', `is missing: which ${kind}`)
  const found = kind === 'rota' ? await findRotaRow(tx, subjectId) : await findTeamRow(subjectId)
  if (!found) throw wrongField('subjectId', `is not the id of a ${kind}`)
  return found.id
}

/** Ends the address of a calendar of one's own, at once. Throws `not_found`. */
export async function removeFeed(actor: PersonActor, id: string): Promise<void> {
  requireWriter(actor)
  const isRevoked = await withTransaction((tx) => revokeFeed(tx, id, actor.id, now()))
  if (!isRevoked) throw new AppError('not_found', 'There is no such calendar, or it was taken away already')
}
