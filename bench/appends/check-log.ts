import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { verifyIncident } from '@/lib/server/verify-log'
import type { Integrity } from '../figures.ts'

/** One entry that was acknowledged: its number in the log, and who of the writers wrote it. */
export interface Acknowledged {
  incidentId: string
  seq: number
  commandId: string
  writer: number
}

/** Reads the logs back: everything acknowledged is there once, in its author's order, without gaps, its chain whole. */
export async function checkLogs(acknowledged: readonly Acknowledged[]): Promise<Omit<Integrity, 'what'>> {
  const result = { expected: acknowledged.length, lost: 0, doubled: 0, outOfOrder: 0 }
  for (const [incidentId, entries] of Map.groupBy(acknowledged, (each) => each.incidentId)) {
    const verdict = await verifyIncident(incidentId)
    if (!verdict.ok) throw new Error(`The log of ${incidentId} is broken at event ${verdict.brokenAt}.`)
    const rows = await query<{ seq: number; commandId: string }>(
      sql`select seq, command_id as "commandId" from incident_event where incident_id = ${incidentId} order by seq`,
    )
    result.outOfOrder += rows.filter(({ seq }, index) => seq !== index + 1).length
    const stored = Map.groupBy(rows, (row) => row.commandId)
    for (const { commandId, seq } of entries) {
      const found = stored.get(commandId) ?? []
      if (!found.some((row) => row.seq === seq)) result.lost += 1
      if (found.length > 1) result.doubled += 1
    }
    for (const own of Map.groupBy(entries, ({ writer }) => writer).values()) {
      result.outOfOrder += own.filter(({ seq }, index) => index > 0 && seq < (own[index - 1]?.seq ?? 0)).length
    }
  }
  return result
}
