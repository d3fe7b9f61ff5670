import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { fireTimers } from '@/lib/server/db/timers'
import { changeSetting } from '@/lib/server/organisation-settings'
import { fireAll } from '@/lib/server/timers/fire-timers'
import { timerHandlers } from '@/lib/server/timers/handlers'
import { armTimer, type TimerPayloads } from '@/lib/server/timers/timers'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, run } from '@/lib/testing/factories'
import { type Receiver, startReceiver } from '@/lib/testing/http-receiver'
import { aPagedService } from '@/lib/testing/paging-factories'

const LANE = { kinds: ['tell-webhooks'], isExcluding: false }

/** Fires one that is due, as a lane of the loop does. */
const fireOne = () => fireTimers(now(), LANE, 1, (due) => fireAll(due, timerHandlers))

let web: Receiver
beforeEach(async () => {
  web = await startReceiver((response, { path }) => {
    if (!path.startsWith('/hangs')) response.end('ok')
  })
  await changeSetting(await anAdmin(), 'action-hosts', [web.host])
})
afterEach(async () => {
  await query('delete from timer')
  await web.stop()
})

/** Begins a run whose first step tells these addresses, of the receiver or whole. */
async function told(...paths: string[]) {
  const targets = paths.map((path) => ({ kind: 'webhook' as const, url: new URL(path, web.origin).href }))
  const { admin, service } = await aPagedService([{ afterMinutes: 5, targets }])
  const incident = await anIncident({ by: admin, serviceIds: [service.id] })
  await run(incident, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, admin)
  return incident
}

const waiting = () =>
  query<{ attempts: number; error: string | null }>(
    `select attempts, last_error as error from timer where kind = 'tell-webhooks' and state = 'armed' order by key`,
  )
const heard = () => web.received.map(({ path }) => path).toSorted()

describe('[ESC-3] the addresses of a step', () => {
  test('each have their own tries: those that hang are tried again, and who was told is not told again', async () => {
    await told('/hangs/1', '/works', '/hangs/2')
    await Promise.all([fireOne(), fireOne(), fireOne()])
    expect(heard()).toEqual(['/hangs/1', '/hangs/2', '/works'])
    const again = { attempts: 1, error: expect.stringContaining('No answer') }
    expect(await waiting()).toEqual([again, again])
  })

  test('are told later when their name is not found for now, and never when they may not be called', async () => {
    await told('https://nowhere.invalid/', 'http://169.254.169.254/')
    await Promise.all([fireOne(), fireOne()])
    expect(await waiting()).toEqual([{ attempts: 1, error: expect.stringContaining('no address') }])
  })

  test('are told by timers that an earlier release armed, under the same ids', async () => {
    const incident = await told('/one', '/two')
    const [armed] = await query<{ payload: TimerPayloads['tell-webhooks'] }>(
      `delete from timer where kind = 'tell-webhooks' returning payload`,
    )
    const { address, ...payload } = armed!.payload
    const timer = { key: address!.of, kind: 'tell-webhooks', incidentId: incident.id, payload, dueAt: now() } as const
    for (let time = 0; time < 2; time += 1) {
      await withTransaction((tx) => armTimer(tx, timer))
      while ((await fireOne()) > 0);
    }
    expect(heard()).toEqual(['/one', '/one', '/two', '/two'])
    expect(new Set(web.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2)
    expect(await waiting()).toEqual([])
  })
})
