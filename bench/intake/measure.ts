import { setTimeout as sleep } from 'node:timers/promises'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import { measureRun, type Run } from '../appends/measure.ts'
import { bySaturation } from '../open-loop.ts'
import { post } from './sender.ts'

const CONNECTIONS = 64

/** Posts `count` bodies over 64 connections, one at a time on each; one that is not taken is missing from what is counted. */
export const measureSingles = (
  url: string,
  pid: number,
  count: number,
  bodyOf: (index: number) => string,
): Promise<Run> =>
  measureRun(count, pid, (timed) => bySaturation(CONNECTIONS, count, (index) => timed(() => post(url, bodyOf(index)))))

export interface Counted {
  incidents: number
  firing: number
  pages: number
  /** People who were told, each once. */
  told: number
}

/** What became of the alerts of an integration: the incidents, what their logs say fires, their pages, and who was told. */
export async function countOf(integrationId: string): Promise<Counted> {
  const [row] = await query<Counted>(
    sql`with mine as (select distinct incident_id as id from alert where integration_id = ${integrationId} and incident_id is not null)
        select (select count(*) from mine)::int as incidents,
          coalesce((select sum((state -> 'alerts' ->> 'firing')::int) from incident where id in (select id from mine)), 0)::int
            as firing,
          (select count(*) from page where incident_id in (select id from mine))::int as pages,
          (select count(*) from page_attempt attempt join page on page.id = attempt.page_id
            where attempt.sent_at is not null and page.incident_id in (select id from mine))::int as told`,
  )
  return row ?? { incidents: 0, firing: 0, pages: 0, told: 0 }
}

/** Waits until the log of the incident counts all of them; answers the seconds since `start`. */
export async function secondsUntilCounted(integrationId: string, count: number, start: number): Promise<number> {
  for (;;) {
    const { firing } = await countOf(integrationId)
    const seconds = (performance.now() - start) / 1000
    if (firing >= count) return seconds
    if (seconds > 120) throw new Error(`After two minutes the log counts ${firing} of ${count} alerts.`)
    await sleep(25)
  }
}

/** Waits until so many pages have left; answers the seconds since `start`. */
export async function secondsUntilTold(integrationId: string, count: number, start: number): Promise<number> {
  for (;;) {
    const { told } = await countOf(integrationId)
    const seconds = (performance.now() - start) / 1000
    if (told >= count) return seconds
    if (seconds > 60) throw new Error(`After a minute ${told} of ${count} people were told.`)
    await sleep(25)
  }
}
