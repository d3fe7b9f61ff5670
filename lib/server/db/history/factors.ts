import type { Actor } from '@/lib/domain/actor'
import { type FactorCount, type Factors, MAX_FACTOR_REFS, overTime, unitOf } from '@/lib/domain/metrics/factors'
import type { HistoryFilter } from '@/lib/domain/metrics/history-filter'
import { bucketIn, dayIn } from '@/lib/server/db/history/buckets'
import { countedMeasures } from '@/lib/server/db/history/filtered'
import { namedIncidents, type RefRow, refIn } from '@/lib/server/db/history/incident-refs'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { readSetting } from '@/lib/server/organisation-settings'

/** The SQL form of `factorsOf`. */
export async function readFactors(tx: Tx, actor: Actor, filter: HistoryFilter, now: string): Promise<Factors> {
  const labels = await readSetting('factor-categories', tx)
  const first = filter.from === null ? await readFirst(tx, actor, filter) : null
  const unit = unitOf(filter, first, now)
  const keys = labels.map(({ key }) => key)
  const rows = await readCounts(tx, actor, filter, unit, keys)
  const [total] = await rowsOf<{ n: number }>(
    tx,
    sql`select count(*)::int as n from ${countedMeasures(actor, filter)} counted`,
  )
  const ofAny = rows.filter(({ place }) => place === keys.length + 1)
  const withCards = new Map(ofAny.map(({ from, n }) => [from, n]))
  const without = (total?.n ?? 0) - [...withCards.values()].reduce((sum, n) => sum + n, 0)
  const counts = [...Map.groupBy(rows, ({ from, place }) => `${from} ${place}`).values()].flatMap(
    ([row, ...others]): FactorCount[] => {
      if (!row || row.place > keys.length) return []
      const { from, place, n } = row
      return [{ from, category: keys[place - 1] ?? null, n, incidents: [row, ...others].map(refIn) }]
    },
  )
  return overTime(counts, withCards, { unit, without, labels }, filter, now)
}

/** When the first counted incident with a card was declared. */
async function readFirst(tx: Tx, actor: Actor, filter: HistoryFilter): Promise<string | null> {
  const [row] = await rowsOf<{ at: Date }>(
    tx,
    sql`select declared_at as at from ${countedMeasures(actor, filter)} counted
      where exists (select from postmortem_card card where card.incident_id = counted.incident_id)
      order by declared_at limit 1`,
  )
  return row?.at.toISOString() ?? null
}

type CountRow = RefRow & { from: string; place: number; n: number }

/**
 * Incidents by bucket and by the place of a category in the list, from 1 on: 0 is uncategorised, and one beyond the
 * list is any. The categories of an incident are the bits of one number, so that its cards are put together only once.
 */
const readCounts = (
  tx: Tx,
  actor: Actor,
  filter: HistoryFilter,
  unit: Factors['unit'],
  keys: string[],
): Promise<CountRow[]> =>
  rowsOf<CountRow>(
    tx,
    sql`select ${dayIn(sql`bucket`)} as "from", placed.place, n, named.number, named.title, named.severity from (
        select bucket, place, incident_id, count(*) over (partition by bucket, place)::int as n,
          row_number() over (partition by bucket, place order by declared_at desc, number desc) as newest
        from (
          select counted.incident_id, number, declared_at, ${bucketIn(sql`declared_at`, unit)} as bucket,
            bit_or(1::int8 << coalesce(known.place, 0)::int) | (1::int8 << ${keys.length + 1}::int) as places
          from ${countedMeasures(actor, filter)} counted
            join postmortem_card card on card.incident_id = counted.incident_id
            left join unnest(${keys}::text[]) with ordinality known (key, place) on known.key = card.category
          group by 1, 2, 3
        ) carded join generate_series(0, ${keys.length + 1}::int) place on (places >> place) & 1 = 1
      ) placed ${namedIncidents}
      where newest <= ${MAX_FACTOR_REFS}::int order by bucket, place, newest`,
  )
