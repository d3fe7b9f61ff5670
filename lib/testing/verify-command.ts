import { expect } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { reduceIncident } from '@/lib/domain/incident/reduce-incident'
import type { IncidentState } from '@/lib/domain/incident/state'
import { type TimelineRow, timelineOf } from '@/lib/domain/incident/timeline'
import { readTables } from '@/lib/server/db/derived-tables'
import { readFold } from '@/lib/server/db/incident-row'
import { withSnapshot } from '@/lib/server/db/pool'
import { readRecords, recordOf } from '@/lib/server/db/timeline-rows'
import { execute, type Invocation } from '@/lib/server/execute'
import { projectIncident } from '@/lib/server/project-incident'
import { getIncident } from '@/lib/server/queries/get-incident'

/**
 * Runs a command and checks that the old state plus its events is what a fresh read gives: of the state, the columns,
 * the timeline and the tables. Nobody else may write meanwhile.
 */
export async function verifyCommand(invocation: Invocation): Promise<IncidentEvent[]> {
  const { incidentId } = invocation
  const before = await getIncident(SYSTEM_ACTOR, incidentId)
  const rows = await rowsOfIncident(incidentId)
  const { events, headSeq } = await execute(invocation)
  expect(headSeq).toBe(before.seq + events.length)

  const after: IncidentState = events.reduce<IncidentState>(reduceIncident, before)
  for (const event of events) {
    const row = timelineOf(event, (seq) => rows.get(seq))
    if (row) rows.set(row.seq, row)
  }
  await expectStored(after, [...rows.values()])
  return events
}

/** Expects everything derived of an incident to be what its state and rows say. */
async function expectStored(state: IncidentState, rows: TimelineRow[]): Promise<void> {
  const { columns, tables } = projectIncident(state)
  const stored = await withSnapshot(async (tx) => ({
    fold: await readFold(tx, state.id),
    tables: await readTables(tx, state.id),
    records: await readRecords(tx, state.id),
  }))
  expect(stored.fold?.state).toEqual(plain(state))
  expect(stored.fold?.columns).toEqual(columns)
  expect(stored.tables).toEqual(tables)
  expect(stored.records).toEqual(plain(rows.map(recordOf)))
}

/** As JSON keeps it: without keys that are undefined. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

async function rowsOfIncident(incidentId: string): Promise<Map<number, TimelineRow>> {
  const records = await withSnapshot((tx) => readRecords(tx, incidentId))
  return new Map(records.map(({ seq, row }) => [seq, row]))
}
