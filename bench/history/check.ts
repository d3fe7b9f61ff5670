import type pg from 'pg'
import type { Integrity } from '../figures.ts'
import { type Child, startChild } from '../row-process.ts'
import type { Checked, CheckRequest } from './checker.ts'

/** Up to so many incidents are all rebuilt, of more a sample; and so many logs are verified. */
const [REBUILD_ALL_UP_TO, REBUILT_SAMPLE, VERIFIED_SAMPLE] = [10_000, 2000, 1000]

/** The derived tables whose cells a rebuild compares. */
const DERIVED = [
  'timeline_entry',
  'incident_service',
  'incident_member',
  'incident_participant',
  'incident_role',
  'incident_mitigation',
  'incident_measure',
  'incident_delivery_span',
  'postmortem_card',
  'postmortem_section',
  'history_text',
]

/** Holds what was built against what made it: chains, heads, references, and everything that is derived. */
export async function checkHistory(bare: pg.Client, url: string, size: number): Promise<Integrity[]> {
  const checkers = (['system', 'load'] as const).map((side) => startChild('checker', side, { DATABASE_URL: url }))
  const verified = await inParts(checkers, 'verify', await sampleOf(bare, VERIFIED_SAMPLE))
  const rebuiltIds = await sampleOf(bare, size <= REBUILD_ALL_UP_TO ? size : REBUILT_SAMPLE)
  const rebuilt = await inParts(checkers, 'rebuild', rebuiltIds)
  const [heads] = await Promise.all(checkers.slice(0, 1).map((each) => ask(each, { kind: 'heads', ids: [] })))
  await Promise.all(checkers.map((each) => each.end()))
  for (const line of [...verified.wrong, ...rebuilt.wrong, ...(heads?.wrong ?? [])].slice(0, 20)) {
    process.stderr.write(`${line}\n`)
  }
  const of = `of ${size.toLocaleString('en-GB')} incidents`
  return [
    found(`chains verified, a sample ${of}`, verified.checked, verified.wrong.length),
    found(`heads vouched for by their MACs, all ${of}`, heads?.checked ?? 0, heads?.wrong.length ?? 1),
    found(`rows that refer to an incident ${of}`, ...(await countOrphans(bare))),
    found(`incidents whose words search follows, all ${of}`, size, await countBehind(bare, size)),
    found(
      `derived cells computed again, ${rebuiltIds.length.toLocaleString('en-GB')} ${of}`,
      await countCells(bare, rebuiltIds),
      rebuilt.wrong.length,
    ),
  ]
}

const found = (what: string, expected: number, lost: number): Integrity => ({
  what,
  expected,
  lost,
  doubled: 0,
  outOfOrder: 0,
})

const ask = (checker: Child, request: CheckRequest): Promise<Checked> => checker.ask<Checked>(request)

async function inParts(checkers: Child[], kind: CheckRequest['kind'], ids: string[]): Promise<Checked> {
  const parts = await Promise.all(
    checkers.map((checker, index) =>
      ask(checker, { kind, ids: ids.filter((_, place) => place % checkers.length === index) }),
    ),
  )
  return {
    checked: parts.reduce((sum, { checked }) => sum + checked, 0),
    wrong: parts.flatMap(({ wrong }) => wrong),
  }
}

/** Incidents at even distances, the longest logs among them. */
async function sampleOf(bare: pg.Client, count: number): Promise<string[]> {
  const { rows } = await bare.query<{ id: string }>(
    `(select id from incident order by head_seq desc limit 5) union
      (select id from (select id, row_number() over (order by number) - 1 as place, count(*) over () as total from incident)
        each where floor(place * $1::int / total::float8) <> floor((place - 1) * $1::int / total::float8))`,
    [count],
  )
  return rows.map(({ id }) => id)
}

/** How many values a rebuild of these incidents compares. */
async function countCells(bare: pg.Client, ids: string[]): Promise<number> {
  let cells = 0
  for (const table of ['incident', ...DERIVED]) {
    const key = table === 'incident' ? 'id' : 'incident_id'
    const { rows } = await bare.query<{ cells: string }>(
      `select (select count(*) from ${table} where ${key} = any($1::uuid[]))
        * (select count(*) from information_schema.columns where table_schema = 'public' and table_name = $2) as cells`,
      [ids, table],
    )
    cells += Number(rows[0]?.cells)
  }
  return cells
}

/** Incidents that the job of the words has not caught up with, or does not know. */
async function countBehind(bare: pg.Client, size: number): Promise<number> {
  const { rows } = await bare.query<{ followed: number }>(
    'select count(*)::int as followed from history_indexed where behind_since is null',
  )
  return size - (rows[0]?.followed ?? 0)
}

/** Rows with a reference to an incident, and those whose incident is missing: the bulk load puts the checks of them aside. */
async function countOrphans(bare: pg.Client): Promise<[number, number]> {
  const { rows } = await bare.query<{ table: string; column: string }>(
    `select conrelid::regclass::text as table, attname as column from pg_constraint
      join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where contype = 'f' and confrelid = 'incident'::regclass and cardinality(conkey) = 1`,
  )
  let [total, orphans] = [0, 0]
  for (const { table, column } of rows) {
    const counts = await bare.query<{ total: string; known: string }>(
      `select count(*) as total, count(incident.id) as known
        from ${table} referring left join incident on incident.id = referring.${column} where referring.${column} is not null`,
    )
    total += Number(counts.rows[0]?.total)
    orphans += Number(counts.rows[0]?.total) - Number(counts.rows[0]?.known)
  }
  return [total, orphans]
}
