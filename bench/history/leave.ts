import { randomUUID } from 'node:crypto'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { now } from '@/lib/server/clock'
import { query } from '@/lib/server/db/pool'
import { listMissingHolders } from '@/lib/server/db/role-holders'
import { sql } from '@/lib/server/db/sql'
import { execute } from '@/lib/server/execute'
import { bySaturation } from '../open-loop.ts'
import { patiently } from './store.ts'

const LANES = 6

/**
 * Notes of everybody who still holds a role in an incident that it is years since they were in its room. The application
 * does so within a minute of its first start; done before, it does not take from what is measured.
 */
export async function leaveRooms(from: number, to: number): Promise<number> {
  const incidents = await query<{ id: string }>(sql`select id from incident where number between ${from} and ${to}`)
  const ours = new Set(incidents.map(({ id }) => id))
  const holders = (await patiently(listMissingHolders)).filter(({ incidentId }) => ours.has(incidentId))
  const since = now().toISOString()
  await bySaturation(LANES, holders.length, async (index) => {
    const { incidentId = '', personId = '' } = holders[index] ?? {}
    const command = { incidentId, name: 'mark-absent', actor: SYSTEM_ACTOR, commandId: randomUUID() }
    await patiently(() => execute({ ...command, input: { personId, since } }))
  })
  return holders.length
}
