import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { pool, withTransaction } from '@/lib/server/db/pool'
import { armTimer, armTimers, cancelTimer, type DueTimer } from '@/lib/server/db/timers'
import { listEvents } from '@/lib/server/queries/list-events'
import { commandHandler } from '@/lib/server/timers/command-handler'
import { commandIdOf } from '@/lib/server/timers/command-id'
import { startTimers } from '@/lib/server/timers/timer-loop'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson } from '@/lib/testing/factories'

interface Firing {
  key: string
  lateMs: number
}

let fired: Firing[] = []
let loops: ReturnType<typeof startTimers>[] = []

const start = (handle: (timer: DueTimer) => Promise<undefined> = async () => undefined) => {
  const loop = startTimers({
    test: async (timer) => {
      fired.push({ key: timer.key, lateMs: Date.now() - timer.dueAt.getTime() })
      return handle(timer)
    },
  })
  loops.push(loop)
  return loop
}
const arm = (key: string, inMs: number, kind = 'test') =>
  withTransaction((tx) =>
    armTimer(tx, { key, kind, incidentId: null, payload: {}, dueAt: new Date(Date.now() + inMs) }),
  )
const stored = async (key: string) =>
  (
    await query<{ state: string; attempts: number; last_error: string | null }>(
      'select state, attempts, last_error from timer where key = $1',
      [key],
    )
  )[0]

beforeEach(() => {
  fired = []
  loops = []
})
afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()))
  await query('delete from timer')
})

describe('[TIMER-1] timers', () => {
  test('[TIMER-5] do not wait for what talks to machines elsewhere', async () => {
    const hung = Promise.withResolvers<undefined>()
    const begun: string[] = []
    const handle = async (timer: DueTimer) => {
      begun.push(timer.key)
      return timer.kind === 'send-mail' ? hung.promise : undefined
    }
    loops.push(startTimers({ 'send-mail': handle, test: handle }))
    for (const key of ['mail 1', 'mail 2', 'mail 3']) await arm(key, 0, 'send-mail')
    await expect.poll(() => begun.toSorted()).toEqual(['mail 1', 'mail 2'])
    await arm('exact', 0)
    await expect.poll(async () => (await stored('exact'))?.state).toBe('fired')
    hung.resolve(undefined)
    await expect.poll(async () => (await stored('mail 3'))?.state).toBe('fired')
  })

  test('[TIMER-5] what else talks to machines elsewhere does not wait for mails', async () => {
    const hung = Promise.withResolvers<undefined>()
    const hang = () => hung.promise
    const told: string[] = []
    const tell = async ({ key }: DueTimer) => {
      told.push(key)
      return undefined
    }
    loops.push(startTimers({ 'send-mail': hang, 'tell-webhooks': tell, 'send-action': tell, 'heartbeat-out': tell }))
    for (const key of ['mail 1', 'mail 2', 'mail 3']) await arm(key, 0, 'send-mail')
    for (const kind of ['tell-webhooks', 'send-action', 'heartbeat-out']) await arm(kind, 0, kind)
    await expect.poll(() => told.toSorted()).toEqual(['heartbeat-out', 'send-action', 'tell-webhooks'])
    hung.resolve(undefined)
    await expect.poll(async () => (await stored('mail 3'))?.state).toBe('fired')
  })

  test('[TIMER-5] that another runner has are not asked for again and again', async () => {
    const hung = Promise.withResolvers<undefined>()
    const begun: string[] = []
    const handle = async ({ key }: DueTimer) => {
      begun.push(key)
      return key === 'hangs' ? hung.promise : undefined
    }
    loops.push(startTimers({ 'send-mail': handle }))
    await arm('hangs', 0, 'send-mail')
    await expect.poll(() => begun).toEqual(['hangs'])
    const connects = vi.spyOn(pool(), 'connect')
    await new Promise((resolve) => setTimeout(resolve, 600))
    // The other runner of its lane looks ten times a second, each time with up to three statements.
    expect(connects.mock.calls.length).toBeLessThan(60)
    connects.mockRestore()
    // And what becomes due meanwhile does not wait for it.
    await arm('in time', 150, 'send-mail')
    await expect.poll(() => begun).toEqual(['hangs', 'in time'])
    hung.resolve(undefined)
  })

  test('[TIMER-6] due at once, whose effect is a command, go together; one that fails is alone', async () => {
    const author = await aPerson()
    const incidents = await Promise.all(Array.from({ length: 5 }, () => anIncident()))
    const failing = incidents[2]!.id
    let isBroken = true
    const note = commandHandler({
      async of(timer) {
        if (timer.incidentId === failing && isBroken) throw new Error('no luck')
        const input = { entryId: randomUUID(), kind: 'note', text: timer.key }
        const incidentId = timer.incidentId ?? randomUUID()
        return { incidentId, name: 'add-entry', actor: author, commandId: commandIdOf(timer), input }
      },
    })
    const notesOf = async (id: string) =>
      (await listEvents(SYSTEM_ACTOR, id, { after: 1, limit: 100 })).events.map(({ commandId }) => commandId)
    const keys = await withTransaction(async (tx) => {
      const armed = incidents.flatMap(({ id }) =>
        ['a', 'b'].map((place) => ({ key: `${id} ${place}`, incidentId: id })),
      )
      const dueAt = new Date()
      // Of an incident that is not there: it is done with, as a rule would have it.
      const all = [...armed, { key: 'gone', incidentId: null }]
      await armTimers(
        tx,
        all.map((one) => ({ ...one, kind: 'expire-pages', payload: {}, dueAt })),
      )
      return armed.map(({ key }) => key)
    })
    loops.push(startTimers({ 'expire-pages': note }))
    await expect.poll(async () => (await stored('gone'))?.state).toBe('fired')
    for (const { id } of incidents) {
      if (id !== failing) await expect.poll(async () => (await notesOf(id)).length).toBe(2)
    }
    expect(await stored(`${failing} a`)).toMatchObject({ state: 'armed', last_error: 'no luck' })
    isBroken = false
    await expect.poll(async () => (await notesOf(failing)).length, { timeout: 8000 }).toBe(2)
    const timers = await query<{ id: string; key: string }>(
      'select id, key from timer where key = any($1) order by id',
      [keys],
    )
    for (const { id } of incidents) {
      const own = timers.filter(({ key }) => key.startsWith(id)).map(commandIdOf)
      // Those that failed were tried again by themselves, perhaps by two runners.
      if (id === failing) expect((await notesOf(id)).toSorted()).toEqual(own.toSorted())
      else expect(await notesOf(id)).toEqual(own)
    }
  })

  test('[TIMER-1] of two processes fire once each, never early, and those cancelled never', async () => {
    start()
    start()
    const keys = Array.from({ length: 40 }, () => randomUUID())
    await Promise.all(keys.map((key, n) => arm(key, 100 + n * 5)))
    await withTransaction((tx) => cancelTimer(tx, keys[39]!))
    await expect.poll(() => fired.length, { timeout: 5000 }).toBe(39)
    await new Promise((resolve) => setTimeout(resolve, 150))
    expect(new Set(fired.map(({ key }) => key)).size).toBe(39)
    expect(fired.length).toBe(39)
    expect(Math.min(...fired.map(({ lateMs }) => lateMs))).toBeGreaterThanOrEqual(0)
    expect(fired.map(({ key }) => key)).not.toContain(keys[39])
  })

  test('wake the loop when armed, and move when armed again', async () => {
    start()
    await arm('moved', 60_000)
    await arm('moved', 30)
    await expect.poll(() => fired.map(({ key }) => key), { timeout: 1000 }).toEqual(['moved'])
    expect(await query('select 1 from timer')).toHaveLength(1)
  })

  test('[TIMER-1] are armed with their transaction, or not at all', async () => {
    start()
    const failing = withTransaction(async (tx) => {
      await armTimer(tx, { key: 'never', kind: 'test', incidentId: null, payload: {}, dueAt: new Date() })
      throw new Error('the cause was rolled back')
    })
    await expect(failing).rejects.toThrow('rolled back')
    await arm('after', 0)
    await expect.poll(() => fired.map(({ key }) => key)).toEqual(['after'])
  })

  test('[TIMER-2] that fail are tried again, and given up after ten tries', async () => {
    let failures = 0
    const loop = start(async () => {
      failures += 1
      throw new Error('no luck')
    })
    await arm('unlucky', 0)
    await expect.poll(() => stored('unlucky')).toMatchObject({ state: 'armed', attempts: 1, last_error: 'no luck' })
    await query(`update timer set attempts = 9, due_at = now() where key = 'unlucky'`)
    await expect.poll(() => stored('unlucky')).toMatchObject({ state: 'cancelled', last_error: 'no luck' })
    expect(failures).toBe(2)
    await loop.stop()
  })

  test('[TIMER-2] that come again and again count only what failed since it last worked', async () => {
    let firings = 0
    await arm('every week', 0)
    await query(`update timer set attempts = 9 where key = 'every week'`)
    loops.push(
      startTimers({
        test: async () => {
          firings += 1
          if (firings === 2) throw new Error('no luck')
          return { kind: 'again', at: new Date(Date.now() + (firings === 1 ? 5 : 60_000)) }
        },
      }),
    )
    await expect.poll(() => firings, { timeout: 5000 }).toBe(3)
    await expect.poll(() => stored('every week')).toEqual({ state: 'armed', attempts: 0, last_error: null })
  })

  test('of something a rule refuses are done with', async () => {
    start(async () => {
      throw new AppError('rule_refused', 'It is closed.')
    })
    await arm('late', 0)
    await expect.poll(() => stored('late')).toMatchObject({ state: 'fired', last_error: 'It is closed.' })
  })

  test('of an unknown kind are given up, and hold up nobody', async () => {
    start()
    await arm('strange', 0, 'constructor')
    await arm('usual', 1)
    await expect.poll(() => fired.map(({ key }) => key)).toEqual(['usual'])
    expect(await stored('strange')).toMatchObject({ state: 'cancelled' })
  })

  test('survive every connection being cut', async () => {
    start()
    await expect
      .poll(() =>
        query(`select 1 from pg_stat_activity
          where application_name = 'evenkeel timer' and datname = current_database()`),
      )
      .toHaveLength(1)
    await query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name like 'evenkeel%'`,
    )
    await expect
      .poll(() =>
        arm('after the cut', 0).then(
          () => true,
          () => false,
        ),
      )
      .toBe(true)
    await expect.poll(() => fired.map(({ key }) => key), { timeout: 8000 }).toEqual(['after the cut'])
  })
})

test('[TIMER-2] the command of a timer always has the same id, and no other timer has it', () => {
  const timer = { id: '42', key: 'absent:x:y' }
  expect(commandIdOf(timer)).toBe(commandIdOf({ ...timer }))
  expect(commandIdOf(timer)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(commandIdOf(timer)).not.toBe(commandIdOf({ ...timer, id: '43' }))
})
