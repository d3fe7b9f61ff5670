import { type IncidentState, REDUCER_VERSION } from '@/lib/domain/incident/state'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { canonical, isJsonEqual } from '@/lib/server/canonical'
import { readTables, saveTables } from '@/lib/server/db/derived-tables'
import { markTitle } from '@/lib/server/db/history/search-marks'
import { lockIncident, readFold, saveFold } from '@/lib/server/db/incident-row'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { deleteRows, readRecords, recordOf, saveRows } from '@/lib/server/db/timeline-rows'
import { foldLog } from '@/lib/server/fold-log'
import { rebuildSearch } from '@/lib/server/history/rebuild-search'
import { incidentIds } from '@/lib/server/incident-ids'
import { logger } from '@/lib/server/logger'
import { rebuildPostmortem } from '@/lib/server/postmortem/project-postmortem'
import { projectIncident } from '@/lib/server/project-incident'

const NAMED_DIFFERENCES = 5

/**
 * Recomputes the state, columns, timeline and tables of every incident from its log, mends what differs, and says how
 * much did. On a sound database nothing does (SPEC LOG-9).
 */
export async function rebuildAll(log: (line: string) => void): Promise<{ incidents: number; differences: number }> {
  let incidents = 0
  let count = 0
  for await (const id of incidentIds('all')) {
    const differences = [...(await rebuildIncident(id)), ...(await rebuildPostmortem(id)), ...(await rebuildSearch(id))]
    incidents += 1
    count += differences.length
    for (const difference of differences.slice(0, NAMED_DIFFERENCES)) log(`${id}: ${difference} differed`)
    const unnamed = differences.length - NAMED_DIFFERENCES
    if (unnamed > 0) log(`${id}: and ${unnamed} more`)
  }
  return { incidents, differences: count }
}

/** Folds again what another version of the reducer stored; readers and commands that come first do it themselves. */
export async function refoldStale(): Promise<number> {
  let count = 0
  for await (const id of incidentIds('stale')) {
    await rebuildIncident(id)
    count += 1
  }
  if (count > 0) logger.info({ incidents: count, reducerVersion: REDUCER_VERSION }, 'Folded older states again')
  return count
}

/** Rebuilds one incident in a transaction of its own; answers the names of what differed. */
export const rebuildIncident = (id: string): Promise<string[]> =>
  withTransaction(async (tx) => {
    if (!(await lockIncident(tx, id))) return []
    return (await rebuildLocked(tx, id)).differences
  })

/** As `rebuildIncident`, in the transaction of a caller that holds the incident's row lock. */
export async function rebuildLocked(tx: Tx, id: string): Promise<{ state: IncidentState; differences: string[] }> {
  const { state, rows } = await foldLog(tx, id)
  const differences = [
    ...(await mendFold(tx, state)),
    ...(await mendRows(tx, id, [...rows.values()])),
    ...(await mendTables(tx, state)),
  ]
  return { state, differences }
}

async function mendFold(tx: Tx, state: IncidentState): Promise<string[]> {
  const stored = await readFold(tx, state.id)
  const projection = projectIncident(state)
  const columns = Object.entries(projection.columns).flatMap(([name, value]) => {
    const was: unknown = stored && Reflect.get(stored.columns, name)
    return was === value ? [] : [`column ${name}`]
  })
  const isOurs = stored?.reducerVersion === REDUCER_VERSION && isJsonEqual(stored.state, state)
  const differences = isOurs ? columns : ['state', ...columns]
  if (differences.length > 0) await saveFold(tx, state, projection)
  if (columns.includes('column title')) await markTitle(tx, state.id)
  return differences
}

async function mendRows(tx: Tx, id: string, rows: TimelineRow[]): Promise<string[]> {
  const stored = new Map((await readRecords(tx, id)).map((record) => [record.seq, canonical(record)]))
  const wrong = rows.filter((row) => stored.get(row.seq) !== canonical(recordOf(row)))
  const expected = new Set(rows.map(({ seq }) => seq))
  const extra = [...stored.keys()].filter((seq) => !expected.has(seq))
  // First the extra ones: one of them may hold the entry id of a row that is missing.
  await deleteRows(tx, id, [...extra, ...wrong.map(({ seq }) => seq)])
  await saveRows(tx, id, wrong)
  return [
    ...wrong.map(({ seq }) => `timeline row ${seq}`),
    ...extra.map((seq) => `timeline row ${seq} (not in the log)`),
  ]
}

async function mendTables(tx: Tx, state: IncidentState): Promise<string[]> {
  const stored = await readTables(tx, state.id)
  const { tables } = projectIncident(state)
  await saveTables(tx, state.id, stored, tables)
  return Object.entries(tables).flatMap(([name, keys]) =>
    isJsonEqual(Reflect.get(stored, name), keys) ? [] : [`table of ${name}`],
  )
}
