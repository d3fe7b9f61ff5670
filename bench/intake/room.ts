import { setTimeout as sleep } from 'node:timers/promises'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { postNote } from '../http-writer.ts'
import { noteText } from '../seed.ts'
import type { OnCall } from './on-call.ts'

const PAUSE_MS = 50

/** Writes entries into the room of an integration's incident until told to leave; answers how long each took, in ms. */
export function writeIntoRoom(url: string, { writer }: OnCall, integrationId: string): { leave(): Promise<number[]> } {
  let isLeaving = false
  const written = (async () => {
    const latencies: number[] = []
    const [incident] = await query<{ id: string }>(
      sql`select incident_id as id from alert where integration_id = ${integrationId} and incident_id is not null limit 1`,
    )
    if (!incident) throw new Error('The alerts have no incident yet.')
    while (!isLeaving) {
      const at = performance.now()
      await postNote(url, writer.token, incident.id, noteText(latencies.length))
      latencies.push(performance.now() - at)
      await sleep(PAUSE_MS)
    }
    return latencies
  })()
  return {
    leave() {
      isLeaving = true
      return written
    },
  }
}
