import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { GONE_AFTER_MS } from '@/lib/server/db/server-processes'
import { getIncident } from '@/lib/server/queries/get-incident'
import { roomsOfProcess } from '@/lib/server/realtime/publish'
import { startTimers } from '@/lib/server/timers/timer-loop'
import { query } from '@/lib/testing/database'
import { declareAs, note, run, startLiveServer } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

vi.hoisted(() => {
  process.env.ABSENCE_MS = '3000'
})

let live: Awaited<ReturnType<typeof startLiveServer>>
let timers: ReturnType<typeof startTimers>
let ada: SignedIn
let ben: SignedIn

beforeAll(async () => {
  live = await startLiveServer()
  timers = startTimers()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
})
afterEach(() => query('delete from server_process where id = any($1)', [others.splice(0)]))
afterAll(async () => {
  await live.stop()
  await timers.stop()
})

const round = { timeout: 4000 }
const others: string[] = []
const seqs = (events: { seq: number }[]) => events.map(({ seq }) => seq)
const commanderOf = async (id: string) => (await getIncident(ada.actor, id)).roles.commander
const absences = (incidentId: string) =>
  query<{ state: string; due_at: Date }>(`select state, due_at from timer where incident_id = $1 order by id`, [
    incidentId,
  ])

/** What another process does: it commits, and nobody here is told. */
async function elsewhere<T>(work: () => Promise<T>): Promise<T> {
  const { current } = roomsOfProcess
  roomsOfProcess.current = null
  try {
    return await work()
  } finally {
    roomsOfProcess.current = current
  }
}

/** Another process by which these people have this room open, last seen so long ago. */
async function otherProcess(incidentId: string, people: SignedIn[], agoMs = 0): Promise<string> {
  const id = randomUUID()
  others.push(id)
  await query(
    `insert into server_process (id, key_print, is_watching, seen_at)
     select $1, key_print, true, clock_timestamp() - $2 * interval '1 millisecond' from server_process limit 1`,
    [id, agoMs],
  )
  for (const { actor } of people) {
    await query(`insert into presence values ($1, $2, $3, 'phone', true, now())`, [id, incidentId, actor.id])
  }
  return id
}

describe('[RT-12] what another process commits', () => {
  test('[RT-12] reaches the room here within a round, and before what is committed here after it', async () => {
    const incident = await declareAs(ada.actor)
    const tab = await live.open(ben)
    await tab.join(incident.id)
    await expect.poll(() => tab.heads[incident.id], round).toBe(1)
    await elsewhere(() => note(ada.actor, incident.id, 'written elsewhere'))
    await expect.poll(() => seqs(tab.events), round).toEqual([2])
    await elsewhere(() => note(ada.actor, incident.id, 'elsewhere again'))
    await note(ada.actor, incident.id, 'and here')
    await expect.poll(() => seqs(tab.events)).toEqual([2, 3, 4])
    tab.socket.close()
  })

  test('[RT-12] is told once and in order when both write at the same time', async () => {
    const incident = await declareAs(ada.actor)
    const tab = await live.open(ben)
    await tab.join(incident.id)
    await expect.poll(() => tab.heads[incident.id], round).toBe(1)
    for (let n = 0; n < 60; n++) {
      const write = () => note(ada.actor, incident.id, `${n}`)
      await (n % 3 === 0 ? elsewhere(write) : write())
    }
    const all = Array.from({ length: 60 }, (_, n) => n + 2)
    await expect.poll(() => seqs(tab.events), round).toEqual(all)
    tab.socket.close()
  })

  test('[RT-12] [RT-9] together with a loss of access, or after it, does not reach who lost it', async () => {
    const secret = await declareAs(ada.actor, { visibility: 'private' })
    await run(ada.actor, secret.id, 'add-member', { personId: ben.actor.id })
    const outside = await live.open(await signedInPerson('responder', 'Outside'))
    const [inside, removed] = [await live.open(ada), await live.open(ben)]
    await Promise.all([inside.join(secret.id), removed.join(secret.id)])
    await expect.poll(() => removed.heads[secret.id], round).toBe(2)
    await elsewhere(async () => {
      await run(ada.actor, secret.id, 'remove-member', { personId: ben.actor.id })
      await note(ada.actor, secret.id, 'canary')
    })
    await note(ada.actor, secret.id, 'canary too')
    await expect.poll(() => seqs(inside.events), round).toEqual([3, 4, 5])
    await expect.poll(() => removed.notices, round).toEqual([{ kind: 'incident-gone', incidentId: secret.id }])
    expect(removed.events).toEqual([])
    expect(outside.notices).toEqual([])
    for (const { socket } of [inside, removed, outside]) socket.close()
  })

  test('[RT-12] for a person reaches them here', async () => {
    const incident = await declareAs(ada.actor)
    const tab = await live.open(ben)
    const input = { entryId: randomUUID(), kind: 'note', text: 'Ben, look', mentions: [ben.actor.id] }
    await elsewhere(() => run(ada.actor, incident.id, 'add-entry', input))
    await expect
      .poll(() => tab.notifications.filter(({ incidentId }) => incidentId === incident.id), round)
      .toMatchObject([{ kind: 'mention', text: 'Ben, look' }])
    tab.socket.close()
  })
})

describe('[RT-8] people of another process', () => {
  test('[NODE-2] are in the room until that process is gone', async () => {
    const incident = await declareAs(ada.actor)
    const tab = await live.open(ada)
    await tab.join(incident.id)
    const names = () => tab.presence[incident.id]?.map(({ name }) => name)
    await expect.poll(names).toEqual(['Ada'])
    await otherProcess(incident.id, [ben, ada], GONE_AFTER_MS - 3000)
    await expect.poll(names, round).toEqual(['Ada', 'Ben'])
    await expect.poll(names, { timeout: 6000 }).toEqual(['Ada'])
    await expect.poll(() => query('select 1 from server_process'), round).toHaveLength(1)
    expect(await query('select 1 from presence where person_id = $1', [ben.actor.id])).toHaveLength(0)
    tab.socket.close()
  })

  test('[NODE-2] people here are written down again after all was lost, and after the database was away', async () => {
    const incident = await declareAs(ada.actor)
    const tab = await live.open(ada)
    await tab.join(incident.id)
    const written = () => query('select 1 from presence where incident_id = $1', [incident.id])
    await expect.poll(written).toHaveLength(1)
    // As PostgreSQL does with these tables after a crash.
    await query('truncate server_process, presence')
    await expect.poll(written, round).toHaveLength(1)

    await query('alter table presence rename to presence_away')
    const second = await live.open(ben)
    await second.join(incident.id)
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(tab.presence[incident.id]).toHaveLength(1)
    await query('alter table presence_away rename to presence')
    await expect.poll(() => tab.presence[incident.id]?.map(({ name }) => name), round).toEqual(['Ada', 'Ben'])
    for (const { socket } of [tab, second]) socket.close()
  })
})

describe('[ROLE-11] absence', () => {
  const take = async () => {
    const incident = await declareAs(ada.actor)
    await run(ada.actor, incident.id, 'take-role', { role: 'commander' })
    return incident
  }

  test('[ROLE-11] of who took a role without ever opening the room is noticed', async () => {
    const incident = await take()
    await expect.poll(async () => (await commanderOf(incident.id))?.absentSince, { timeout: 8000 }).not.toBeNull()
    expect((await absences(incident.id)).map(({ state }) => state)).toEqual(['fired'])
  })

  test('[ROLE-11] [NODE-3] is not that of somebody who is here by another process, and ends when they come by one', async () => {
    const [present, returned] = [await take(), await take()]
    const other = await otherProcess(present.id, [ada])
    const beats = setInterval(
      () => void query('update server_process set seen_at = clock_timestamp() where id = $1', [other]),
      1000,
    )
    await expect.poll(async () => (await commanderOf(returned.id))?.absentSince, { timeout: 8000 }).not.toBeNull()
    expect((await commanderOf(present.id))?.absentSince).toBeNull()
    await query(`insert into presence values ($1, $2, $3, 'phone', true, now())`, [other, returned.id, ada.actor.id])
    await expect.poll(async () => (await commanderOf(returned.id))?.absentSince, round).toBeNull()
    clearInterval(beats)
  })

  test('[NODE-3] that of a process that crashed is noticed by the others', async () => {
    const incident = await declareAs(ada.actor)
    await otherProcess(incident.id, [ada], GONE_AFTER_MS - 2000)
    await run(ada.actor, incident.id, 'take-role', { role: 'commander' })
    expect(await absences(incident.id)).toEqual([])
    await expect
      .poll(async () => (await absences(incident.id)).map(({ state }) => state), { timeout: 6000 })
      .toEqual(['armed'])
    await expect.poll(async () => (await commanderOf(incident.id))?.absentSince, { timeout: 8000 }).not.toBeNull()
  })

  test('[TIMER-3] a start beside another process moves nothing; one after it all had stopped gives everybody time', async () => {
    const incident = await take()
    await expect.poll(() => absences(incident.id), round).toHaveLength(1)
    const [armed] = await absences(incident.id)
    const other = await otherProcess(incident.id, [])
    const beats = setInterval(
      () => void query('update server_process set seen_at = clock_timestamp() where id = $1', [other]),
      200,
    )
    await live.stop()
    live = await startLiveServer()
    const isWatching = async () =>
      (await query<{ is_watching: boolean }>('select is_watching from server_process where id <> $1', [other]))[0]
    await expect.poll(isWatching, { timeout: 6000 }).toMatchObject({ is_watching: true })
    expect((await absences(incident.id))[0]?.due_at).toEqual(armed?.due_at)
    clearInterval(beats)
    await query('delete from server_process where id = $1', [other])

    const later = await take()
    await expect.poll(() => absences(later.id), round).toHaveLength(1)
    const [before] = await absences(later.id)
    await live.stop()
    live = await startLiveServer()
    await expect
      .poll(async () => (await absences(later.id))[0]!.due_at.getTime() > before!.due_at.getTime(), { interval: 20 })
      .toBe(true)
  })
})

test('[NODE-4] a server with other keys does not start beside one', async () => {
  const other = await otherProcess(randomUUID(), [])
  await query(`update server_process set key_print = 'of other keys' where id = $1`, [other])
  await expect(startLiveServer()).rejects.toThrow('give both the same AUTH_SECRET')
  await query('delete from server_process where id = $1', [other])
})
