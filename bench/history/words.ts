import { now } from '@/lib/server/clock'
import { indexIncident, markOverlooked } from '@/lib/server/db/history/search-index'
import { query, withTransaction } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { indexBehind } from '@/lib/server/history/index-text'
import { bySaturation } from '../open-loop.ts'
import { patiently } from './store.ts'

const LANES = 3

/** Marks incidents that the bulk load left unmarked, for the job that fills the search over history. */
export const markWords = async (): Promise<void> => void (await markOverlooked())

/** Does the work of that job for incidents from one number to another; its own rounds of 50 are for one process alone. */
export async function indexWords(from: number, to: number): Promise<void> {
  const incidents = await query<{ id: string }>(
    sql`select id from incident where number between ${from} and ${to} order by number`,
  )
  await bySaturation(LANES, incidents.length, async (index) => {
    const id = incidents[index]?.id ?? ''
    while ((await patiently(() => withTransaction((tx) => indexIncident(tx, id, now())))) === 'more');
  })
}

/** Has the job itself run until it finds nothing left. */
export async function catchUpWords(): Promise<void> {
  while ((await indexBehind()) > 0);
}
