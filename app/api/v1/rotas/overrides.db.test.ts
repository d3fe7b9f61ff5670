import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DELETE } from '@/app/api/v1/rotas/[id]/overrides/[overrideId]/route'
import { POST } from '@/app/api/v1/rotas/[id]/overrides/route'
import { GET as getShifts } from '@/app/api/v1/rotas/[id]/shifts/route'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { makeToken } from '@/lib/server/access/tokens'
import { setClock } from '@/lib/server/clock'
import { call } from '@/lib/testing/api'
import { aSavedRota, weeklyOf } from '@/lib/testing/rota-factories'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let ada: SignedIn
let ben: SignedIn
let cleo: SignedIn
let reader: SignedIn
let rota: RotaDetail
let at: number

const toTheDay = () => {
  at = Date.parse('2030-01-10T12:00:00Z')
  setClock(() => new Date(at))
}

beforeAll(async () => {
  toTheDay()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
  cleo = await signedInPerson('responder', 'Cleo')
  reader = await signedInPerson('stakeholder', 'Stan')
})
afterAll(() => setClock(null))
beforeEach(async () => {
  toTheDay()
  rota = await aSavedRota({ by: ada.actor, people: [ada.actor, ben.actor] })
})

const bodyOf = (over: object = {}) => ({
  id: randomUUID(),
  seat: 'primary',
  personId: cleo.actor.id,
  from: '2030-01-12T00:00:00Z',
  to: '2030-01-13T00:00:00Z',
  reason: 'Holiday',
  ...over,
})
const override = (as: SignedIn | { token: string }, body: object, id = rota.id) =>
  call(POST, as, { params: { id }, body })
const remove = (as: SignedIn, overrideId: string) =>
  call(DELETE, as, { params: { id: rota.id, overrideId }, method: 'DELETE' })
async function primaries(from = '2030-01-10T00:00:00Z', to = '2030-01-14T00:00:00Z') {
  const { shifts } = (await call(getShifts, reader, { params: { id: rota.id }, query: `?from=${from}&to=${to}` })).body
  return shifts
    .filter(({ seat }: { seat: string }) => seat === 'primary')
    .map(({ person, from: begins }: { person: { name: string }; from: string }) => [person?.name, begins.slice(5, 16)])
}

describe('[ROTA-10] an override', () => {
  test('gives a seat to somebody for a while; the same again is the same, with another it is refused', async () => {
    const [[first]] = await primaries()
    const body = bodyOf()
    const answers = await Promise.all([1, 2, 3].map(() => override(ben, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    expect(new Set(answers.map(({ body: answer }) => JSON.stringify(answer))).size).toBe(1)
    expect(answers[0]?.body.override).toMatchObject({ origin: 'override', by: { name: 'Ben' }, reason: 'Holiday' })
    expect(await primaries()).toEqual([
      [first, '01-10T12:00'],
      ['Cleo', '01-12T00:00'],
      [first, '01-13T00:00'],
    ])
    const reused = await override(ben, { ...body, personId: ada.actor.id })
    expect([reused.status, reused.body.error.code]).toEqual([409, 'conflict'])
    expect((await override(ada, body)).status).toBe(409)
  })

  test('begins now at the earliest: the past is not written over, and one for oneself now is taken', async () => {
    const { override: taken } = (
      await override(cleo, bodyOf({ from: '2030-01-01T00:00:00Z', to: '2030-01-10T18:00:00Z' }))
    ).body
    expect(taken).toMatchObject({ origin: 'taken', from: '2030-01-10T12:00:00.000Z' })
    const ahead = bodyOf({ personId: ben.actor.id, from: '2030-01-10T12:00:40Z', to: '2030-01-10T18:00:00Z' })
    expect((await override(ben, ahead)).body.override).toMatchObject({
      origin: 'taken',
      from: '2030-01-10T12:00:00.000Z',
    })
    expect((await override(cleo, bodyOf())).body.override.origin).toBe('override')
    // Of two the last made counts.
    expect((await primaries())[0]).toEqual(['Ben', '01-10T12:00'])
  })

  test('of no time, too long a time, a seat there is not or somebody who does not respond names its field', async () => {
    const path = async (over: object, id = rota.id) => {
      const { status, body } = await override(ada, bodyOf(over), id)
      return [status, body.error.details.fields[0].path]
    }
    expect(await path({ to: '2030-01-12T00:00:00Z' })).toEqual([400, 'to'])
    expect(await path({ from: '2030-01-01T00:00:00Z', to: '2030-01-02T00:00:00Z' })).toEqual([400, 'to'])
    expect(await path({ to: '2030-07-12T00:00:00Z' })).toEqual([400, 'to'])
    expect(await path({ personId: reader.actor.id })).toEqual([400, 'personId'])
    expect(await path({ personId: randomUUID() })).toEqual([400, 'personId'])
    const single = await aSavedRota({
      by: ada.actor,
      people: [ada.actor],
      rotation: weeklyOf([ada.actor], { hasSecondary: false }),
    })
    expect(await path({ seat: 'secondary' }, single.id)).toEqual([400, 'seat'])
    expect((await override(ada, bodyOf(), randomUUID())).status).toBe(404)
  })
})

describe('[ROTA-11] an override that is taken away', () => {
  test('before it begins leaves nothing; once it has begun what was stays', async () => {
    const [[first]] = await primaries()
    const later = bodyOf()
    await override(ada, later)
    expect((await remove(ben, later.id)).status).toBe(204)
    expect((await remove(ben, later.id)).status).toBe(204)
    expect(await primaries()).toEqual([[first, '01-10T12:00']])
    const begun = bodyOf({ from: '2030-01-10T12:00:00Z' })
    await override(ada, begun)
    at += 3_600_000
    expect((await remove(ben, begun.id)).status).toBe(204)
    expect(await primaries()).toEqual([
      ['Cleo', '01-10T12:00'],
      [first, '01-10T13:00'],
    ])
    // Its retry answers that it was there, and does not bring it back.
    expect((await override(ada, begun)).status).toBe(200)
    expect((await primaries()).at(-1)).toEqual([first, '01-10T13:00'])
    expect((await remove(ben, randomUUID())).status).toBe(404)
  })
})

test('[ROTA-12] any responder says who is on call; who only reads does not', async () => {
  expect((await override(reader, bodyOf())).status).toBe(403)
  const { secret } = await makeToken(ada.actor, { name: 'Reads', scope: 'read' })
  expect((await override({ token: secret }, bodyOf())).status).toBe(403)
  const body = bodyOf()
  expect((await override(cleo, body)).status).toBe(201)
  expect((await remove(reader, body.id)).status).toBe(403)
})
