import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Delivery } from '@/lib/domain/on-call/channel'
import { pool, type Tx } from '@/lib/server/db/pool'
import { startDispatcher } from '@/lib/server/paging/dispatcher'
import { setFailPoint } from '@/lib/server/paging/fail-points'
import { getPage } from '@/lib/server/queries/list-pages'
import { listTimeline } from '@/lib/server/queries/list-timeline'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, run } from '@/lib/testing/factories'
import { aPagedService, channelStandIn, dispatching, pagingOf, step, windable } from '@/lib/testing/paging-factories'
import { runDueTimers } from '@/lib/testing/run-timers'

process.env.SMTP_URL = 'smtp://127.0.0.1:9'
process.env.MAIL_FROM = 'incidents@example.org'

let clock: ReturnType<typeof windable>
let ada: PersonActor
let incident: IncidentState

beforeEach(async () => {
  clock = windable()
  // What tests before have left is theirs.
  await query(`update page_attempt set state = 'cancelled' where state in ('queued', 'sending')`)
  ada = await aPerson()
  incident = await anIncident({ by: ada })
})
afterEach(() => {
  clock.back()
  setFailPoint('page-claimed', null)
  setFailPoint('page-sent', null)
})

async function paged(person: PersonActor): Promise<string> {
  const pageId = randomUUID()
  await run(incident, 'page-person', { pageId, personId: person.id }, ada)
  return pageId
}

const attemptsOf = async (pageId: string) => (await getPage(ada, pageId)).attempts
const states = async (pageId: string) => (await attemptsOf(pageId)).map(({ state }) => state)
const until = (read: () => unknown, timeout = 10_000) => expect.poll(read, { timeout, interval: 20 })

describe('[PAGE-5] telling people', () => {
  test('each is told once when it is due, by two processes at once, and the log says so', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aPerson()))
    const channel = channelStandIn()
    const work = async () => {
      for (const person of people) await paged(person)
      await until(() => channel.told.length).toBe(12)
    }
    await dispatching(channel.send, work, { count: 2 })
    expect(channel.namesTold().sort()).toEqual(people.map(({ name }) => name).sort())
    await runDueTimers()
    const { pages } = await pagingOf(incident)
    expect(new Set(pages.map(({ state }) => state))).toEqual(new Set(['sent']))
  })

  test('a process killed between claim and send: another takes it when the lease is over, marked possibly twice', async () => {
    const ben = await aPerson()
    const lost = channelStandIn()
    setFailPoint('page-claimed', () => {
      throw new Error('The process is gone')
    })
    const first = startDispatcher(lost.send)
    const pageId = await paged(ben)
    await until(() => states(pageId)).toEqual(['sending'])
    await first.stop()
    setFailPoint('page-claimed', null)
    expect(lost.told).toEqual([])

    const channel = channelStandIn()
    await dispatching(channel.send, async () => {
      await new Promise((resolve) => setTimeout(resolve, 300))
      expect(channel.told).toEqual([])
      clock.forward(30_000)
      await until(() => states(pageId)).toEqual(['sent'])
    })
    expect(channel.namesTold()).toEqual([ben.name])
    expect(await attemptsOf(pageId)).toMatchObject([{ isPossiblyTwice: true, tries: 2 }])
    await runDueTimers()
    const { rows } = await listTimeline(SYSTEM_ACTOR as never, incident.id)
    expect(rows.at(-1)?.fact).toMatchObject({
      type: 'page.attempted',
      payload: { isPossiblyTwice: true, outcome: 'sent' },
    })
  })

  test('a process killed between send and mark: it is sent again with the same id and the same link', async () => {
    const ben = await aPerson()
    const channel = channelStandIn()
    setFailPoint('page-sent', () => {
      throw new Error('The process is gone')
    })
    const first = startDispatcher(channel.send)
    const pageId = await paged(ben)
    await until(() => channel.told.length).toBe(1)
    await first.stop()
    setFailPoint('page-sent', null)
    clock.forward(30_000)
    await dispatching(channel.send, () => until(() => states(pageId)).toEqual(['sent']))
    const [once, again, ...more] = channel.told
    expect(more).toEqual([])
    expect(again!.message).toMatchObject({ attemptId: once!.message.attemptId, answerUrl: once!.message.answerUrl })
    expect(await attemptsOf(pageId)).toMatchObject([{ isPossiblyTwice: true }])
  })

  test('a channel that hangs holds up no other, and is given up after its time', async () => {
    const people = await Promise.all(Array.from({ length: 12 }, () => aPerson()))
    const ben = await aPerson()
    const channel = channelStandIn()
    const send = (
      ...[message, methodId, signal]: Parameters<NonNullable<Parameters<typeof startDispatcher>[0]>>
    ): Promise<Delivery> =>
      message.person.id === ben.id
        ? channel.send(message, methodId)
        : new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
    const slow: string[] = []
    for (const person of people) slow.push(await paged(person))
    const pageId = await paged(ben)
    await query(`update page_attempt set channel = 'push' where page_id = $1`, [pageId])
    await dispatching(
      send,
      async () => {
        await until(() => channel.namesTold(), 3000).toEqual([ben.name])
        await until(() => states(slow[0]!)).toEqual(['queued'])
      },
      { limitMs: 500 },
    )
    expect((await attemptsOf(slow[0]!))[0]).toMatchObject({
      detail: 'No answer within 0.5 seconds.',
      isPossiblyTwice: true,
    })
  })

  test('a database that goes away while somebody is told is waited for, and nobody is told twice', async () => {
    const ben = await aPerson()
    const channel = channelStandIn(async () => {
      await query(
        // Not the connections by which this test looks on.
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and application_name like 'evenkeel%'`,
      )
      return { state: 'sent', provider: 'test' }
    })
    const pageId = await paged(ben)
    const stored = () => query('select state, tries from page_attempt where page_id = $1', [pageId])
    await dispatching(channel.send, () => until(stored).toEqual([{ state: 'sent', tries: 1 }]))
    expect(channel.namesTold()).toEqual([ben.name])
  })

  test('who was taken to be told is told also when no connection is to be had, once, and is not marked', async () => {
    const ben = await aPerson()
    const channel = channelStandIn()
    const pageId = await paged(ben)
    const taken: Promise<Tx>[] = []
    setFailPoint('page-claimed', () => {
      while (taken.length < (pool().options.max ?? 0)) taken.push(pool().connect())
    })
    await dispatching(channel.send, async () => {
      try {
        await until(() => channel.namesTold(), 3_000).toEqual([ben.name])
      } finally {
        await Promise.all(taken.map(async (connection) => (await connection).release()))
      }
      await until(() => states(pageId)).toEqual(['sent'])
    })
    expect(await attemptsOf(pageId)).toMatchObject([{ isPossiblyTwice: false, tries: 1 }])
  })

  test('[ESC-13] a run that lost its timer is found, and goes on', async () => {
    const [ben, cleo] = [await aPerson(), await aPerson()]
    const { service } = await aPagedService([step(5, ben), step(5, cleo)])
    await run(incident, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, ada)
    await query(`update timer set state = 'cancelled' where kind = 'escalate' and incident_id = $1`, [incident.id])
    clock.forward(7 * 60_000)
    await dispatching(channelStandIn().send, async () => {
      await until(async () => {
        await runDueTimers()
        return (await pagingOf(incident)).escalations[0]?.position
      }).toBe(1)
    })
  })
})
