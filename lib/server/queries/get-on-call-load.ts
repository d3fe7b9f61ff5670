import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { isAdmin } from '@/lib/domain/incident/policy'
import type { Ref } from '@/lib/domain/incident/values'
import { bucketOf, bucketsBetween } from '@/lib/domain/metrics/buckets'
import type { Rota } from '@/lib/domain/on-call/rota'
import { peopleOf } from '@/lib/domain/on-call/rota-lint'
import { loadOverTime, MIN_PEOPLE, type OnCallLoad, pagesOfRota, type RotaLoad } from '@/lib/domain/on-call/rota-load'
import { rotationOf } from '@/lib/domain/on-call/stints'
import { now } from '@/lib/server/clock'
import { readPagesOf } from '@/lib/server/db/page-load'
import { findPersonById } from '@/lib/server/db/people'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { listRotaRows } from '@/lib/server/db/rota-rows'
import { namedIn, readRotas } from '@/lib/server/db/rotas'
import { readTeamIds } from '@/lib/server/db/teams'
import { listAlertRules } from '@/lib/server/queries/list-alert-rules'

const WEEK_MS = 7 * 86_400_000
const MOST_RULES = 20

export const onCallLoadSchema = z.strictObject({
  weeks: z.coerce.number('is not a number').int('is not a whole number').min(1).max(53, 'is more than 53').default(13),
})

/**
 * Whether being on call is humane (SPEC LOAD): one's own pages; those of rotas that one takes turns in or whose team
 * one is in (all of them for admins), never of one person; and the noisiest rules.
 */
export async function getOnCallLoad(
  actor: PersonActor,
  { weeks: count }: z.output<typeof onCallLoadSchema>,
): Promise<OnCallLoad> {
  const at = now()
  const { weeks, since } = weeksUntil(at, count)
  const [person, rules] = await Promise.all([
    findPersonById(actor.id),
    listAlertRules(actor, { days: Math.min(366, weeks.length * 7), limit: MOST_RULES }),
  ])
  return withSnapshot(async (tx) => {
    const mine = await readPagesOf(tx, actor, [actor.id], since)
    return {
      weeks,
      mine: { ...loadOverTime(mine, weeks), zone: person?.timeZone ?? 'UTC' },
      ...(await rotasOf(tx, actor, { weeks, since, at: at.getTime() })),
      rules,
    }
  })
}

/** How heavy one's own pages were, and nothing else. */
export async function getOwnLoad(actor: PersonActor, count: number): Promise<OnCallLoad['mine']> {
  const { weeks, since } = weeksUntil(now(), count)
  const [person, mine] = await Promise.all([
    findPersonById(actor.id),
    withSnapshot((tx) => readPagesOf(tx, actor, [actor.id], since)),
  ])
  return { ...loadOverTime(mine, weeks), zone: person?.timeZone ?? 'UTC' }
}

function weeksUntil(at: Date, count: number): { weeks: string[]; since: Date } {
  const first = bucketOf(new Date(at.getTime() - (count - 1) * WEEK_MS).toISOString(), 'week')
  return { weeks: bucketsBetween(first, at.toISOString(), 'week'), since: new Date(`${first}T00:00:00Z`) }
}

interface Span {
  weeks: string[]
  since: Date
  at: number
}

async function rotasOf(tx: Tx, actor: PersonActor, { weeks, since, at }: Span) {
  const shown: { ref: Ref; rota: Rota; people: number }[] = []
  const tooSmall: Ref[] = []
  for (const { ref, rota, people } of await ownRotas(tx, actor, at)) {
    if (people < MIN_PEOPLE) tooSmall.push(ref)
    else shown.push({ ref, rota, people })
  }
  const named = new Set(shown.flatMap(({ rota }) => namedIn(rota)))
  const pages = await readPagesOf(tx, actor, [...named], since)
  const rotas = shown.map(
    ({ ref, rota, people }): RotaLoad => ({ rota: ref, people, ...loadOverTime(pagesOfRota(rota, pages), weeks) }),
  )
  return { rotas, tooSmall }
}

/** The rotas that one may know this of, with how many take turns in each now. */
async function ownRotas(tx: Tx, actor: PersonActor, at: number) {
  const teamIds = await readTeamIds(tx, actor.id)
  const rows = await listRotaRows(tx, { isWithArchived: false })
  const all = await readRotas(
    tx,
    rows.map(({ id }) => id),
  )
  return rows.flatMap(({ id, name, team }) => {
    const rota = all.get(id)
    const rotation = rota && rotationOf(rota, at)
    if (!rotation) return []
    const people = new Set(peopleOf(rotation))
    const isOwn = isAdmin(actor) || people.has(actor.id) || (team !== null && teamIds.includes(team.id))
    return isOwn ? [{ ref: { id, name }, rota, people: people.size }] : []
  })
}
