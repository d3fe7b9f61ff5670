import type { MetricName } from '@/lib/domain/metrics/metric'
import { type Reader, visibleTo } from './readers.ts'

/** How somebody who knows the tables would ask for the same, in one statement; without the rules of the application. */
export type Period = '52w' | 'all'

export interface Statement {
  text: string
  values: unknown[]
}

const minutes = (from: string, to: string) =>
  `(case when ${to} >= ${from} then extract(epoch from ${to} - ${from}) / 60 end)`
const spread = (value: string) =>
  `percentile_cont(array[0.5, 0.75, 0.9]) within group (order by ${value}), count(${value})`
const week = (at: string) => `date_trunc('week', ${at}, 'UTC')`
/** The newest twenty incidents of a group. */
const newest = `(array_agg(number order by declared_at desc))[:20]`

const DURATIONS = [
  ['impact_started_at', 'detected_at'],
  ['first_paged_at', 'acknowledged_at'],
  ['declared_at', 'mobilised_at'],
  ['declared_at', 'first_mitigation_at'],
  ['coalesce(impact_started_at, declared_at)', 'mitigated_at'],
  ['declared_at', 'resolved_at'],
].map(([from = '', to = '']) => minutes(from, to))

const INSTANTS = `impact_started_at first_signal_at detected_at first_paged_at acknowledged_at mobilised_at
  first_mitigation_at mitigated_at resolved_at declared_at closed_at`.split(/\s+/)

const cardsOfCounted = `counted join postmortem_card card using (incident_id)`
const triedOfCounted = `counted join incident_mitigation tried using (incident_id)`

/** Each on a table `counted` of the narrow rows that count. */
const statements: Record<MetricName, string> = {
  'incidents-per-week': `select ${week('declared_at')}, severity, count(*), ${newest} from counted group by 1, 2`,
  durations: `select to_json(figures) from (select severity, ${DURATIONS.map(spread).join(', ')} from counted
      group by grouping sets ((severity), ())) figures
    union all select json_build_array(what, number, title, severity, ms) from (
      select what, number, title, severity, ms, row_number() over (partition by what order by declared_at) as place,
        count(*) over (partition by what) as n
      from counted, lateral (values ${DURATIONS.map((value, index) => `(${index}, ${value})`).join(', ')}) each (what, ms)
      where ms is not null) dot
    where place % ceil(n / 333.0)::int = 0`,
  'mitigated-within': `select width_bucket(${DURATIONS[4]}, array[5, 15, 30, 60]::numeric[]), count(*), ${newest} from counted group by 1`,
  'data-quality': `select ${INSTANTS.map(
    (name, index) => `count(${name}), count(*) filter (where substr(instant_sources, ${index + 1}, 1) = 'w')`,
  ).join(', ')} from counted`,
  services: `select hit.service_id, other.service_id, count(*), ${newest}, sum(sev1_ms), sum(sev2_ms), sum(sev3_ms), sum(sev4_ms)
    from counted left join incident_service hit using (incident_id)
      left join incident_service other using (incident_id) group by 1, 2`,
  factors: `select date_trunc('month', declared_at, 'UTC'), category, count(distinct incident_id), ${newest}
    from ${cardsOfCounted} group by 1, 2`,
  'repeat-factors': `select category, statement, array_agg(number), count(prevention.id)
    from ${cardsOfCounted} left join prevention on prevention.incident_id = counted.incident_id
      and prevention.card_id = card.card_id and prevention.state in ('open', 'doing') group by 1, 2`,
  'time-in-severity': `select date_trunc('month', declared_at, 'UTC'), sum(sev1_ms), sum(sev2_ms), sum(sev3_ms), sum(sev4_ms),
      sum(active_ms), sum(mitigated_ms), ${newest} from counted group by grouping sets ((1), ())`,
  mitigations: `select to_json(figures) from (select tried.kind, tried.state, count(*),
      ${spread(minutes('started_at', 'ended_at'))} from ${triedOfCounted} group by grouping sets ((1, 2), ())) figures
    union all select json_build_array(number, title, ms) from (
      select number, counted.title, ${minutes('started_at', 'ended_at')} as ms, row_number() over (order by started_at) as place,
        count(*) over () as n
      from ${triedOfCounted} where tried.state = 'worked') dot where place % ceil(n / 2000.0)::int = 0`,
  crutches: `select number, counted.title, tried.title, ended_at, crutch_expires_at, count(*) over () from ${triedOfCounted}
    where crutch_expires_at is not null order by ended_at limit 200`,
  levers: `select tried.service_id, tried.lever, max(started_at), count(*) from ${triedOfCounted}
    where tried.lever is not null and started_at is not null group by 1, 2`,
  delivery: `select to_json(figures) from (select ${week('change.at')}, change.service_id, count(distinct change.id),
      count(distinct tried.change_id), ${spread(minutes('committed_at', 'change.at'))},
      ${spread(minutes('coalesce(impact_started_at, declared_at)', 'mitigated_at'))}
    from change left join incident_mitigation tried on tried.change_id = change.id and tried.started_at is not null
      left join counted using (incident_id)
    where change.kind = 'deploy' and change.status = 'succeeded' and change.at >= $1
    group by grouping sets ((1), (2), ())) figures`,
  'delivery-prevented': `select ${week('from_at')}, count(distinct incident_id), sum(coalesce(to_at, now()) - from_at), ${newest}
    from counted join incident_delivery_span using (incident_id) group by 1`,
  reviews: `select date_trunc('month', counted.declared_at, 'UTC'), incident.review_status, count(*),
      ${spread(minutes('counted.declared_at', 'counted.review_published_at'))}
    from counted join incident on incident.id = incident_id group by 1, 2`,
  preventions: `select prevention.state, prevention.kind, count(*), count(*) filter (where due_on < now() and done_at is null),
      ${spread(minutes('created_at', 'done_at'))}
    from counted join prevention using (incident_id) group by grouping sets ((1, 2), ())`,
  drills: `select date_trunc('month', declared_at, 'UTC'), count(*), count(distinct person_id), ${newest}
    from incident_measure measure left join incident_participant using (incident_id) where kind = 'drill' group by 1`,
}

/** A figure by hand: its text, and the instant from which it counts. */
export function metricByHand(name: MetricName, reader: Reader, period: Period): Statement {
  const from = period === 'all' ? '2000-01-01T00:00:00Z' : new Date(Date.now() - 52 * 7 * 24 * 3_600_000).toISOString()
  const text = `with counted as materialized (select * from incident_measure measure
      where ${visibleTo(reader)} and outcome is null and kind <> 'drill' and not is_test and declared_at >= $1::timestamptz)
    ${statements[name]}`
  return { text, values: [from] }
}

/** What a page of the list shows of an incident. */
const listed = `number, title, severity, status, declared_at, mitigated_at, resolved_at, review_published_at,
  (select json_agg(service.name) from incident_service hit join service on service.id = hit.service_id
    where hit.incident_id = found.incident_id),
  (select person.name from incident_role held join person on person.id = held.person_id
    where held.incident_id = found.incident_id and held.role = 'commander' limit 1),
  (select count(distinct person_id) from incident_participant taking where taking.incident_id = found.incident_id),
  (select tried.title from incident_mitigation tried
    where tried.incident_id = found.incident_id and tried.state = 'worked' limit 1)`

/** Fifty incidents and how many there are, or all of them. */
export function listByHand(
  reader: Reader,
  { where = 'true', order = 'declared_at desc', limit = 50 }: { where?: string; order?: string; limit?: number | null },
): Statement {
  const matching = `incident_measure measure where ${visibleTo(reader)} and kind <> 'drill' and not is_test and ${where}`
  const page = `select * from ${matching} order by ${order}, number desc ${limit === null ? '' : `limit ${limit}`}`
  return { text: `select ${listed} from (${page}) found`, values: [] }
}

/** How many of these there are. */
export const countByHand = (reader: Reader, where: string): Statement => ({
  text: `select count(*)::int from incident_measure measure
    where ${visibleTo(reader)} and kind <> 'drill' and not is_test and ${where}`,
  values: [],
})

/** That an incident has these words, the last one unfinished. */
export function holding(q: string): string {
  const words = q.split(' ')
  return words
    .map((word, index) => {
      const query =
        index === words.length - 1 ? `to_tsquery('simple', '${word}:*')` : `plainto_tsquery('english', '${word}')`
      return `measure.incident_id in (select incident_id from history_text where history_words(search) @@ ${query})`
    })
    .join(' and ')
}

/** Incidents with these words. */
export const searchByHand = (reader: Reader, q: string): Statement => listByHand(reader, { where: holding(q) })

/** Incidents with a title like one, or the same services. */
export const similarByHand = (reader: Reader, number: number): Statement => ({
  text: `with this as (select * from incident_measure where number = $1)
    select measure.number, measure.title, similarity(measure.title, this.title) as alike,
      (select count(*) from incident_service a join incident_service b using (service_id)
        where a.incident_id = measure.incident_id and b.incident_id = this.incident_id) as shared
    from this join incident_measure measure on measure.incident_id in (
      select hit.incident_id from incident_service own join incident_service hit using (service_id)
      where own.incident_id = this.incident_id)
    where ${visibleTo(reader)} and measure.incident_id <> this.incident_id
    order by shared desc, alike desc limit 3`,
  values: [number],
})
