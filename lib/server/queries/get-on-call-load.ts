import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import { isAdmin } from '@/lib/domain/incident/policy'
import { bucketOf } from '@/lib/domain/metrics/buckets'
import { bucketsBetween } from '@/lib/domain/metrics/calendar'
import { peopleOf } from '@/lib/domain/on-call/rota-lint'
import { loadOverTime, MIN_PEOPLE, type OnCallLoad, pagesOfRota, type RotaLoad } from '@/lib/domain/on-call/rota-load'
import { rotationOf } from '@/lib/domain/on-call/stints'
import { now } from '@/lib/server/clock'
import { readPagesOf } from '@/lib/server/db/page-load'
import { findPersonById } from '@/lib/server/db/people'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { isInTeam, listRotaRows, type RotaRow } from '@/lib/server/db/rota-rows'
import { namedIn, readRotas } from '@/lib/server/db/rotas'
import { listAlertRules } from '@/lib/server/queries/list-alert-rules'

const WEEK_MS = 7 * 86_400_000
const MOST_RULES = 20

export const onCallLoadSchema = z.strictObject({
  weeks: z.coerce.number('is not a number').int('is not a whole number').min(1).max(53, 'is more than 53').default(13),
})

/**
 * Whether being on call is humane (SPEC LOAD): one's own pages; those of rotas that one takes turns in or whose team one
 * is in (all of them for admins), never of one person; and the noisiest rules.
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
  const person = await findPersonById(actor.id)
  const mine = await withSnapshot((tx) => readPagesOf(tx, actor, [actor.id], since))
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
  const rows = await listRotaRows(tx, { isWithArchived: false })
  const all = await readRotas(
    tx,
    rows.map(({ id }) => id),
  )
  const rotas: RotaLoad[] = []
  const tooSmall: OnCallLoad['tooSmall'] = []
  for (const row of rows) {
    const rota = all.get(row.id)
    const rotation = rota && rotationOf(rota, at)
    if (!rotation || !(await concerns(tx, actor, row, peopleOf(rotation)))) continue
    const ref = { id: row.id, name: row.name }
    const people = new Set(peopleOf(rotation)).size
    if (people < MIN_PEOPLE) tooSmall.push(ref)
    else {
      const pages = pagesOfRota(rota, await readPagesOf(tx, actor, namedIn(rota), since))
      rotas.push({ rota: ref, people, ...loadOverTime(pages, weeks) })
    }
  }
  return { rotas, tooSmall }
}

async function concerns(tx: Tx, actor: PersonActor, { team }: RotaRow, people: readonly string[]): Promise<boolean> {
  if (isAdmin(actor) || people.includes(actor.id)) return true
  return team !== null && (await isInTeam(tx, team.id, actor.id))
}
