import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import type { Digest } from '@/lib/domain/history/digest'
import { boundsOf, weekAfter, weekAt } from '@/lib/domain/history/week'
import { weekSchema } from '@/lib/domain/history/week-schema'
import { dayOf, isOverdue } from '@/lib/domain/postmortem/prevention'
import { excerpt } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { readDrills, readHappened, readPaid, readPublished } from '@/lib/server/db/history/digest'
import { findPersonById } from '@/lib/server/db/people'
import { withSnapshot } from '@/lib/server/db/pool'
import { listCrutches } from '@/lib/server/queries/list-crutches'
import { listPreventions, preventionQuerySchema } from '@/lib/server/queries/list-preventions'
import { listReviews } from '@/lib/server/queries/list-reviews'

const DAY_MS = 24 * 60 * 60_000
/** What is due within this many days is told. */
const AHEAD_MS = 7 * DAY_MS
const MAX_DUE = 100

export const digestQuerySchema = z.strictObject({
  week: weekSchema.optional().describe('2026-W47; the last one that is over when it is left out.'),
})

/**
 * A week as a person may see it: what happened, what is due, and what was learned (SPEC DIGEST-1). Weeks begin in the
 * time zone of their profile, else in UTC.
 */
export async function getDigest(actor: PersonActor, { week }: z.output<typeof digestQuerySchema>): Promise<Digest> {
  const at = now().getTime()
  const zone = (await findPersonById(actor.id))?.timeZone ?? 'UTC'
  const current = weekAt(at, zone)
  const last = weekAfter(current, -1)
  const chosen = week ?? last
  const bounds = boundsOf(chosen, zone)
  const read = await withSnapshot(async (tx) => {
    const happened = await readHappened(tx, actor, bounds)
    const reviews = await readPublished(tx, actor, bounds)
    return {
      ...happened,
      learned: {
        reviews: reviews.map(({ incident, says }) => ({ incident, says: says === null ? null : excerpt(says) })),
        paid: await readPaid(tx, actor, bounds),
        drills: await readDrills(tx, actor, bounds),
      },
    }
  })
  return {
    week: chosen,
    zone,
    ...bounds,
    previous: weekAfter(chosen, -1),
    next: chosen < current ? weekAfter(chosen, 1) : null,
    ...read,
    due: chosen < last || chosen > current ? null : await readDue(actor, at),
  }
}

/** What is overdue, or due within a week; crutches that are open, all of them. */
async function readDue(actor: PersonActor, at: number): Promise<NonNullable<Digest['due']>> {
  const until = new Date(at + AHEAD_MS).toISOString()
  const today = dayOf(at)
  const { reviews } = await listReviews(actor, { state: 'due', limit: MAX_DUE })
  const open = preventionQuerySchema.parse({ state: 'open,doing', limit: '500' })
  const preventions = await listPreventions(actor, open)
  const crutches = await listCrutches(actor)
  return {
    reviews: reviews.flatMap(({ incident, dueAt, isOverdue, mine }) =>
      dueAt !== null && dueAt < until
        ? [{ key: incident.key, title: incident.title, dueAt, isOverdue, isMine: mine !== null }]
        : [],
    ),
    preventions: preventions
      .flatMap((one) =>
        one.dueOn !== null && one.dueOn <= until.slice(0, 10)
          ? [
              {
                key: one.incident.key,
                title: one.title,
                dueAt: one.dueOn,
                isOverdue: isOverdue(one, today),
                isMine: one.owner?.id === actor.id,
              },
            ]
          : [],
      )
      .slice(0, MAX_DUE),
    crutches: crutches
      .map(({ incident, title, expiresAt, isMine }) => ({
        key: incident.key,
        title,
        dueAt: expiresAt,
        isOverdue: Date.parse(expiresAt) <= at,
        isMine,
      }))
      .slice(0, MAX_DUE),
  }
}
