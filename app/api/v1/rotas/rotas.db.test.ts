import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { GET as getMe, PATCH as patchMe } from '@/app/api/v1/me/route'
import { PATCH as patchPerson } from '@/app/api/v1/people/[id]/route'
import { GET as getPeople } from '@/app/api/v1/people/route'
import { PUT } from '@/app/api/v1/rotas/[id]/rotation/route'
import { GET as getOne, PATCH } from '@/app/api/v1/rotas/[id]/route'
import { GET as getShifts } from '@/app/api/v1/rotas/[id]/shifts/route'
import { POST as preview } from '@/app/api/v1/rotas/preview/route'
import { GET, POST } from '@/app/api/v1/rotas/route'
import { PATCH as patchService } from '@/app/api/v1/services/[id]/route'
import { POST as postService } from '@/app/api/v1/services/route'
import { GET as getMine } from '@/app/api/v1/shifts/route'
import { removePerson } from '@/lib/server/access/people'
import { makeToken } from '@/lib/server/access/tokens'
import { setClock } from '@/lib/server/clock'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { aTeam } from '@/lib/testing/factories'
import { weeklyOf } from '@/lib/testing/rota-factories'
import { aLayer } from '@/lib/testing/rotas'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let ada: SignedIn
let ben: SignedIn
let cleo: SignedIn
let admin: SignedIn
let reader: SignedIn
let at: number
let made = 0

const bodyOf = (over: object = {}) => ({
  key: `rota-${++made}`,
  name: 'Checkout',
  rotation: weeklyOf([ada.actor, ben.actor, cleo.actor]),
  ...over,
})
const between = (from: string, to: string) => `?from=${from}&to=${to}`
const named = (shifts: { seat: string; person: { name: string } | null; from: string }[]) =>
  shifts.map(({ seat, person, from }) => [seat, person?.name ?? null, from.slice(0, 16)])

const toTheDay = () => {
  at = Date.parse('2030-01-10T12:00:00Z')
  setClock(() => new Date(at))
}

beforeAll(async () => {
  toTheDay()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
  cleo = await signedInPerson('responder', 'Cleo')
  admin = await signedInPerson('admin', 'Root')
  reader = await signedInPerson('stakeholder', 'Stan')
})
afterAll(() => setClock(null))
beforeEach(toTheDay)

describe('[ROTA-7] a rota', () => {
  test('is made, found by id and by key, and listed with who is on now', async () => {
    const { status, body } = await call(POST, ada, { body: bodyOf({ key: 'checkout' }) })
    expect([status, body.rota.version, body.rota.isEditable]).toEqual([201, 1, true])
    for (const id of [body.rota.id, 'checkout', 'CHECKOUT']) {
      expect((await call(getOne, reader, { params: { id } })).body.rota.id).toBe(body.rota.id)
    }
    const { rotas } = (await call(GET, reader)).body
    const mine = rotas.find(({ key }: { key: string }) => key === 'checkout')
    expect(mine).toMatchObject({
      zone: 'UTC',
      hasSecondary: true,
      nextGap: null,
      // Nobody was on call before there was a rota.
      now: [
        { seat: 'primary', until: '2030-01-14T09:00:00.000Z', isAccepted: null },
        { seat: 'secondary', until: '2030-01-14T09:00:00.000Z' },
      ],
    })
    expect(mine.people.map(({ name }: { name: string }) => name)).toEqual(['Ada', 'Ben', 'Cleo'])
    expect(mine.now[0].next.name).toBe(mine.now[1].person.name)
    for (const id of ['nothing', 'no key', '\u0000']) {
      expect((await call(getOne, ada, { params: { id } })).status).toBe(404)
    }
  })

  test('of a key that is taken, with somebody who is not there, or with a field that is none is refused', async () => {
    await call(POST, ada, { body: bodyOf({ key: 'taken' }) })
    const taken = await call(POST, ben, { body: bodyOf({ key: 'taken' }) })
    expect([taken.status, taken.body.error.details.rule]).toEqual([409, 'ROTA-7'])
    const path = async (over: object) =>
      (await call(POST, ada, { body: bodyOf(over) })).body.error.details.fields[0].path
    const stranger = { id: '00000000-0000-4000-8000-000000000001', name: 'Nobody' }
    expect(await path({ rotation: weeklyOf([ada.actor, stranger]) })).toBe('rotation.layers.0.participantIds')
    expect(await path({ rotation: weeklyOf([reader.actor]) })).toBe('rotation.layers.0.participantIds')
    expect(await path({ teamId: stranger.id })).toBe('teamId')
    // Its page would be another one.
    for (const key of ['new', 'shifts', stranger.id]) expect(await path({ key })).toBe('key')
    expect(await path({ rotation: { ...weeklyOf([ada.actor]), zone: 'Mars' } })).toBe('rotation.zone')
  })

  test('of a team is for its people and admins to change, and of nobody for any responder', async () => {
    const team = await aTeam({ members: [ada.actor] })
    expect((await call(POST, ben, { body: bodyOf({ teamId: team.id }) })).status).toBe(403)
    const { rota } = (await call(POST, ada, { body: bodyOf({ teamId: team.id }) })).body
    const rename = (as: SignedIn, version: number) =>
      call(PATCH, as, { params: { id: rota.id }, method: 'PATCH', body: { version, name: 'Till' } })
    expect((await rename(ben, 1)).status).toBe(403)
    expect((await call(getOne, ben, { params: { id: rota.id } })).body.rota.isEditable).toBe(false)
    expect((await rename(reader, 1)).status).toBe(403)
    expect((await rename(ada, 1)).body.rota).toMatchObject({ name: 'Till', version: 2 })
    expect((await rename(admin, 2)).status).toBe(200)
    // Nobody gives it to a team that they are not in.
    const other = await aTeam()
    const give = { version: 3, teamId: other.id }
    expect((await call(PATCH, ada, { params: { id: rota.id }, method: 'PATCH', body: give })).status).toBe(403)
    expect((await call(POST, reader, { body: bodyOf() })).status).toBe(403)
    expect((await call(POST, reader, { body: bodyOf({ teamId: randomUUID() }) })).status).toBe(403)
    const { secret } = await makeToken(ada.actor, { name: 'Reads', scope: 'read' })
    expect((await call(POST, { token: secret }, { body: bodyOf() })).status).toBe(403)
    expect((await call(GET, { token: secret })).status).toBe(200)
  })

  test('that somebody changed meanwhile is not written over', async () => {
    const { rota } = (await call(POST, ada, { body: bodyOf() })).body
    const change = (body: object) => call(PATCH, ada, { params: { id: rota.id }, method: 'PATCH', body })
    const answers = await Promise.all([1, 2, 3].map((n) => change({ version: 1, name: `Name ${n}` })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect((await change({ version: 1, name: 'Late' })).body.error).toMatchObject({
      code: 'conflict',
      details: { current: { version: 2 } },
    })
  })

  test('is archived and taken into use again', async () => {
    const { rota } = (await call(POST, ada, { body: bodyOf() })).body
    const params = { id: rota.id }
    await call(PATCH, ada, { params, method: 'PATCH', body: { version: 1, archived: true } })
    const keys = async (query: string) =>
      (await call(GET, ada, { query })).body.rotas.map(({ key }: { key: string }) => key)
    expect(await keys('')).not.toContain(rota.key)
    expect(await keys('?archived=true')).toContain(rota.key)
    const rotation = weeklyOf([ada.actor])
    expect((await call(PUT, ada, { params, method: 'PUT', body: { version: 2, rotation } })).status).toBe(409)
    await call(PATCH, ada, { params, method: 'PATCH', body: { version: 2, archived: false } })
    expect(await keys('')).toContain(rota.key)
  })
})

describe('[ROTA-6] another rotation', () => {
  test('holds from now on at the earliest, and what was stays to the minute', async () => {
    const { rota } = (await call(POST, ada, { body: bodyOf() })).body
    const params = { id: rota.id }
    const month = between('2030-01-01T00:00:00Z', '2030-02-01T00:00:00Z')
    at = Date.parse('2030-01-20T12:00:00Z')
    const before = (await call(getShifts, reader, { params, query: month })).body.shifts
    const past = { version: 1, rotation: weeklyOf([cleo.actor, ada.actor]), from: '2030-01-01T00:00:00Z' }
    const { status, body } = await call(PUT, ada, { params, method: 'PUT', body: past })
    expect([status, body.rota.version, body.rota.changes.length]).toEqual([200, 2, 2])
    expect(body.rota.changes[0]).toMatchObject({ from: '2030-01-20T12:00:00.000Z', by: { name: 'Ada' } })
    const after = (await call(getShifts, reader, { params, query: month })).body.shifts
    const now = '2030-01-20T12:00:00.000Z'
    const until = (shifts: { from: string; to: string }[]) =>
      shifts.filter(({ from }) => from < now).map((shift) => ({ ...shift, to: shift.to < now ? shift.to : now }))
    expect(until(after)).toEqual(until(before))
    expect(named(after).slice(-2)).toEqual([
      ['primary', 'Cleo', '2030-01-28T09:00'],
      ['secondary', 'Ada', '2030-01-28T09:00'],
    ])
  })

  test('that is planned and has not begun is replaced by the next', async () => {
    const { rota } = (await call(POST, ada, { body: bodyOf() })).body
    const params = { id: rota.id }
    const plan = (version: number, from: string, people: SignedIn[]) =>
      call(PUT, ada, {
        params,
        method: 'PUT',
        body: { version, from, rotation: weeklyOf(people.map(({ actor }) => actor)) },
      })
    const first = await plan(1, '2030-01-21T09:00:00Z', [ben])
    expect(first.body.rota.planned).toMatchObject({ from: '2030-01-21T09:00:00.000Z' })
    const second = await plan(2, '2030-01-28T09:00:00Z', [cleo])
    expect(second.body.rota.planned).toMatchObject({ from: '2030-01-28T09:00:00.000Z' })
    expect(second.body.rota.changes.map(({ number }: { number: number }) => number)).toEqual([2, 1])
    at = Date.parse('2030-01-29T00:00:00Z')
    const third = await plan(3, '2030-02-04T09:00:00Z', [ada])
    expect(third.body.rota.now[0].person.name).toBe('Cleo')
    await expect(query('update rota_version set from_at = now()')).rejects.toThrow('is not changed')
  })
})

describe('[ROTA-9] shifts', () => {
  test('are listed for both seats, with gaps, at most 400 days', async () => {
    const windows = [{ from: { weekday: 1, time: '09:00' }, to: { weekday: 5, time: '17:00' } }]
    const layers = [aLayer({ participantIds: [ada.actor.id, ben.actor.id], windows })]
    const { rota } = (
      await call(POST, ada, { body: bodyOf({ rotation: weeklyOf([], { layers, hasSecondary: false }) }) })
    ).body
    const params = { id: rota.key }
    const { shifts } = (
      await call(getShifts, reader, { params, query: between('2030-01-14T00:00:00Z', '2030-01-21T12:00:00Z') })
    ).body
    expect(named(shifts).map(([, name, from]) => [name, from])).toEqual([
      [null, '2030-01-14T00:00'],
      [expect.any(String), '2030-01-14T09:00'],
      [null, '2030-01-18T17:00'],
      [expect.any(String), '2030-01-21T09:00'],
    ])
    const wrong = async (query: string) => (await call(getShifts, ada, { params, query })).body.error.details.fields[0]
    expect(await wrong(between('2030-01-14T00:00:00Z', '2030-01-14T00:00:00Z'))).toMatchObject({ path: 'to' })
    expect(await wrong(between('2030-01-14T00:00:00Z', '2031-03-14T00:00:00Z'))).toMatchObject({ path: 'to' })
    expect(await wrong('?from=2030-01-14T00:00:00Z')).toMatchObject({ path: 'to' })
  })

  test('of oneself are those of all rotas, with who has the other seat', async () => {
    const dora = await signedInPerson('responder', 'Dora')
    const both = [dora.actor, ben.actor]
    await call(POST, ada, { body: bodyOf({ name: 'One', rotation: weeklyOf(both) }) })
    const nights = [
      aLayer({ participantIds: [dora.actor.id], turn: { count: 1, unit: 'days' }, startsOn: '2030-01-15' }),
    ]
    await call(POST, ada, { body: bodyOf({ name: 'Two', rotation: weeklyOf([], { layers: nights }) }) })
    const query = between('2030-01-14T09:00:00Z', '2030-01-28T09:00:00Z')
    const { shifts } = (await call(getMine, dora, { query })).body
    expect(shifts.every(({ person }: { person: { name: string } }) => person.name === 'Dora')).toBe(true)
    const ofOne = shifts.filter(({ rota }: { rota: { name: string } }) => rota.name === 'One')
    expect(ofOne).toHaveLength(2)
    expect(ofOne.map((shift: { with: { name: string } }) => shift.with.name)).toEqual(['Ben', 'Ben'])
    expect(shifts.some(({ rota }: { rota: { name: string } }) => rota.name === 'Two')).toBe(true)
    expect((await call(getMine, reader, { query })).body.shifts).toEqual([])
  })

  test('of a rotation that nobody saved are shown with what is wrong with it', async () => {
    const body = {
      rotation: weeklyOf([ada.actor, ben.actor]),
      from: '2030-01-14T09:00:00Z',
      to: '2030-01-21T09:00:00Z',
    }
    const answer = await call(preview, ada, { body })
    expect(named(answer.body.shifts)).toHaveLength(2)
    expect(answer.body.problems.map(({ rule }: { rule: string }) => rule)).toContain('too-few')
    expect((await query('select 1 from rota where name = $1', ['Unsaved'])).length).toBe(0)
  })
})

describe('[ROTA-8] who left the organisation', () => {
  test('is on call no more from then on, which is a gap that is shown', async () => {
    const gone = await signedInPerson('responder', 'Gone')
    const { rota } = (
      await call(POST, ada, { body: bodyOf({ rotation: weeklyOf([gone.actor, ben.actor], { hasSecondary: false }) }) })
    ).body
    at = Date.parse('2030-01-16T00:00:00Z')
    await removePerson(admin.actor, gone.actor.id)
    const query = between('2030-01-07T09:00:00Z', '2030-01-28T09:00:00Z')
    const { shifts } = (await call(getShifts, reader, { params: { id: rota.id }, query })).body
    const ofGone = shifts.filter(({ person }: { person: { name: string } | null }) => person?.name === 'Gone')
    for (const { to } of ofGone) expect(to <= '2030-01-16T00:00:00.000Z').toBe(true)
    const { problems, nextGap } = (await call(getOne, ada, { params: { id: rota.id } })).body.rota
    expect(nextGap).not.toBeNull()
    expect(problems).toContainEqual({ rule: 'left', level: 'problem', message: 'Gone has left and still takes turns.' })
  })
})

describe('[ROTA-21] skills', () => {
  test('are said by oneself, by admins of people and services, and missed by the lint', async () => {
    const mine = await call(patchMe, ada, { method: 'PATCH', body: { skills: [' Kafka', 'go', 'kafka'] } })
    expect(mine.body.skills).toEqual(['go', 'kafka'])
    expect((await call(getMe, ada)).body.skills).toEqual(['go', 'kafka'])
    const wrong = await call(patchMe, ada, { method: 'PATCH', body: { skills: ['no spaces'] } })
    expect(wrong.body.error.details.fields[0].path).toBe('skills.0')
    const ofBen = { params: { id: ben.actor.id }, method: 'PATCH', body: { skills: ['postgres'] } }
    expect((await call(patchPerson, ada, ofBen)).status).toBe(403)
    expect((await call(patchPerson, admin, ofBen)).status).toBe(204)
    const { people } = (await call(getPeople, ada)).body
    expect(people.find(({ id }: { id: string }) => id === ben.actor.id).skills).toEqual(['postgres'])

    const team = await aTeam({ members: [ada.actor] })
    const body = { key: 'ledger', name: 'Ledger', teamId: team.id, skills: ['postgres', 'cobol'] }
    const { service } = (await call(postService, admin, { body })).body
    expect(service.skills).toEqual(['cobol', 'postgres'])
    const { rota } = (await call(POST, ada, { body: bodyOf({ teamId: team.id }) })).body
    const saidOf = async () =>
      (await call(getOne, ada, { params: { id: rota.id } })).body.rota.problems.filter(
        ({ rule }: { rule: string }) => rule === 'skills',
      )
    expect(await saidOf()).toMatchObject([{ message: 'Nobody on it knows cobol, which Ledger needs.' }])
    // [ROTA-20] A list that asks says how many there are.
    const { problems } = (await call(getOne, ada, { params: { id: rota.id } })).body.rota
    const listed = await call(GET, ada, { query: '?problems=true' })
    expect(listed.body.rotas).toContainEqual(expect.objectContaining({ id: rota.id, problemCount: problems.length }))
    const params = { id: service.id }
    await call(patchService, admin, { params, method: 'PATCH', body: { skills: ['postgres'] } })
    expect(await saidOf()).toEqual([])
    // What is left out stays.
    const renamed = await call(patchService, admin, { params, method: 'PATCH', body: { name: 'Books' } })
    expect(renamed.body.service.skills).toEqual(['postgres'])
  })
})
