import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as accept } from '@/app/api/v1/cover-requests/[id]/accept/route'
import { POST as offer } from '@/app/api/v1/cover-requests/[id]/offers/route'
import { POST as withdraw } from '@/app/api/v1/cover-requests/[id]/withdraw/route'
import { POST as ask } from '@/app/api/v1/rotas/[id]/cover-requests/route'
import { POST as override } from '@/app/api/v1/rotas/[id]/overrides/route'
import { GET as getRota } from '@/app/api/v1/rotas/[id]/route'
import { GET as getMine } from '@/app/api/v1/shifts/route'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { setClock } from '@/lib/server/clock'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { aSavedRota } from '@/lib/testing/rota-factories'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

interface Span {
  from: string
  to: string
}

const people = new Map<string, SignedIn>()
let asker: SignedIn
let next: SignedIn
let third: SignedIn
let reader: SignedIn
let rota: RotaDetail
let at: number

// Three take weekly turns: this week's of `asker` ends on the 14th, then comes `next`, then `third`.
const now = '2030-01-10T12:00:00.000Z'
const part = { seat: 'primary', from: '2030-01-12T00:00:00.000Z', to: '2030-01-13T00:00:00.000Z' }
const theirWeek = { seat: 'primary', from: '2030-01-14T09:00:00.000Z', to: '2030-01-21T09:00:00.000Z' }

const toTheDay = () => {
  at = Date.parse(now)
  setClock(() => new Date(at))
}

beforeAll(async () => {
  process.env.SMTP_URL = 'smtp://127.0.0.1:9'
  process.env.MAIL_FROM = 'incidents@example.org'
  toTheDay()
  for (const name of ['Ada', 'Ben', 'Cleo']) people.set(name, await signedInPerson('responder', name))
  reader = await signedInPerson('stakeholder', 'Stan')
})
afterAll(() => setClock(null))
beforeEach(async () => {
  toTheDay()
  await query('delete from mail')
  const [ada] = people.values()
  rota = await aSavedRota({ by: ada!.actor, people: [...people.values()].map(({ actor }) => actor) })
  const named = (ref: { name: string } | null | undefined) => people.get(ref?.name ?? '')!
  asker = named(rota.now[0]?.person)
  next = named(rota.now[0]?.next)
  third = [...people.values()].find((one) => one !== asker && one !== next)!
})

const askFor = (as: SignedIn, over: object = {}, id = randomUUID()) =>
  call(ask, as, { params: { id: rota.id }, body: { id, ...part, note: 'Concert', ...over } })
const offerTo = (as: SignedIn, id: string, over: object = {}) =>
  call(offer, as, { params: { id }, body: { id: randomUUID(), ...over } })
const acceptOf = (as: SignedIn, id: string, offerId: string) => call(accept, as, { params: { id }, body: { offerId } })
const withdrawOf = (as: SignedIn, id: string) => call(withdraw, as, { params: { id }, method: 'POST' })
async function primaryShifts(of: SignedIn): Promise<Span[]> {
  const { shifts } = (await call(getMine, of, { query: '?from=2030-01-10T12:00:00Z&to=2030-02-01T00:00:00Z' })).body
  return shifts
    .filter((shift: { seat: string; rota: { id: string } }) => shift.seat === 'primary' && shift.rota.id === rota.id)
    .map(({ from, to }: Span) => ({ from, to }))
}
const mailsTo = async ({ actor }: SignedIn): Promise<string[]> => {
  const rows = await query<{ subject: string }>(
    'select subject from mail where person_id = $1 order by created_at, subject',
    [actor.id],
  )
  return rows.map(({ subject }) => subject)
}

describe('[ROTA-13] who asks for cover', () => {
  test('[ROTA-15] asks for a shift of their own or a part of it, once, and the others are told', async () => {
    const id = randomUUID()
    const answers = await Promise.all([askFor(asker, {}, id), askFor(asker, {}, id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201])
    expect(answers.map(({ body }) => body.request.state)).toEqual(['open', 'open'])
    expect((await call(getRota, reader, { params: { id: rota.id } })).body.rota.requests).toMatchObject([
      { id, ...part, person: { id: asker.actor.id }, note: 'Concert', offers: [] },
    ])
    expect(await mailsTo(asker)).toEqual([])
    for (const other of [next, third]) {
      expect(await mailsTo(other)).toEqual([`Can you cover? ${asker.actor.name}, Checkout`])
    }
    expect((await askFor(asker, { to: '2030-01-12T01:00:00Z' }, id)).status).toBe(409)
  })

  test('for what is not wholly theirs is refused, by its rule', async () => {
    const wrong = async (as: SignedIn, over: object = {}) => {
      const { status, body } = await askFor(as, over)
      return [status, body.error.details?.rule ?? body.error.details?.fields?.[0].path]
    }
    expect(await wrong(next)).toEqual([409, 'ROTA-13'])
    expect(await wrong(asker, { to: '2030-01-14T10:00:00Z' })).toEqual([409, 'ROTA-13'])
    expect(await wrong(asker, { seat: 'secondary' })).toEqual([409, 'ROTA-13'])
    expect(await wrong(asker, { to: part.from })).toEqual([400, 'to'])
    expect(await wrong(asker, { from: '2030-01-08T00:00:00Z', to: '2030-01-09T00:00:00Z' })).toEqual([400, 'to'])
    expect((await askFor(reader)).status).toBe(403)
    // What is left of a shift that has begun.
    const rest = await askFor(asker, { from: '2030-01-07T09:00:00Z', to: '2030-01-14T09:00:00Z' })
    expect(rest.body.request.from).toBe(now)
  })
})

describe('[ROTA-14] an offer that is taken', () => {
  test('[ROTA-15] passes the shift, once, and tells both', async () => {
    const { id } = (await askFor(asker)).body.request
    const offered = (await offerTo(next, id, { note: 'Gladly' })).body.request
    const offerId = offered.offers[0].id
    expect(await mailsTo(asker)).toEqual([`${next.actor.name} offers to cover: Checkout`])
    expect((await acceptOf(next, id, offerId)).status).toBe(403)
    const answers = await Promise.all([1, 2, 3].map(() => acceptOf(asker, id, offerId)))
    expect(answers.map(({ status, body }) => [status, body.request.state])).toEqual(
      [1, 2, 3].map(() => [200, 'accepted']),
    )
    expect(await primaryShifts(next)).toContainEqual({ from: part.from, to: part.to })
    expect((await primaryShifts(asker)).some(({ from, to }) => from < part.to && to > part.from)).toBe(false)
    expect(await query('select 1 from rota_override where rota_id = $1', [rota.id])).toHaveLength(1)
    const settled = `Settled: ${next.actor.name} covers for ${asker.actor.name}, Checkout`
    expect(await mailsTo(asker)).toContain(settled)
    expect((await mailsTo(next)).filter((subject) => subject === settled)).toHaveLength(1)
    expect((await call(getRota, reader, { params: { id: rota.id } })).body.rota.requests).toEqual([])
    expect((await offerTo(third, id)).status).toBe(409)
    expect((await withdrawOf(asker, id)).status).toBe(409)
  })

  test('of a swap passes both shifts, or neither when one is not as it was', async () => {
    const { id } = (await askFor(asker)).body.request
    const { offers } = (await offerTo(next, id, { inReturn: theirWeek })).body.request
    expect(offers[0]).toMatchObject({ inReturn: theirWeek })
    const taken = {
      id: randomUUID(),
      personId: third.actor.id,
      ...theirWeek,
      to: '2030-01-15T00:00:00Z',
    }
    await call(override, third, { params: { id: rota.id }, body: taken })
    const refused = await acceptOf(asker, id, offers[0].id)
    expect([refused.status, refused.body.error.code]).toEqual([409, 'conflict'])
    expect(await primaryShifts(next)).not.toContainEqual({ from: part.from, to: part.to })
    // A second offer takes the place of the first.
    const rest = { ...theirWeek, from: '2030-01-15T00:00:00.000Z' }
    const again = (await offerTo(next, id, { inReturn: rest })).body.request
    expect(again.offers).toHaveLength(1)
    expect((await acceptOf(asker, id, offers[0].id)).status).toBe(409)
    expect((await acceptOf(asker, id, again.offers[0].id)).body.request.state).toBe('accepted')
    expect(await primaryShifts(next)).toContainEqual({ from: part.from, to: part.to })
    expect(await primaryShifts(asker)).toContainEqual({ from: rest.from, to: rest.to })
    const origins = await query<{ origin: string }>(
      `select origin from rota_override where rota_id = $1 and origin <> 'override'`,
      [rota.id],
    )
    expect(origins).toEqual([{ origin: 'swap' }, { origin: 'swap' }])
  })

  test('is one of those that are there: not one’s own, not for a shift of somebody else, not once it is over', async () => {
    const { id } = (await askFor(asker)).body.request
    expect((await offerTo(asker, id)).status).toBe(409)
    expect((await offerTo(third, id, { inReturn: theirWeek })).body.error.details.rule).toBe('ROTA-13')
    expect((await offerTo(reader, id)).status).toBe(403)
    expect((await offerTo(next, randomUUID())).status).toBe(404)
    const { offers } = (await offerTo(next, id)).body.request
    expect((await acceptOf(asker, id, randomUUID())).status).toBe(409)
    at = Date.parse('2030-01-13T00:00:00Z')
    expect((await acceptOf(asker, id, offers[0].id)).status).toBe(409)
  })

  test('is refused when the shift that was asked for has passed to somebody else', async () => {
    const { id } = (await askFor(asker)).body.request
    const { offers } = (await offerTo(next, id)).body.request
    const body = { id: randomUUID(), personId: third.actor.id, ...part }
    await call(override, third, { params: { id: rota.id }, body })
    expect((await acceptOf(asker, id, offers[0].id)).body.error.code).toBe('conflict')
  })

  test('covers what is left of it once it has begun', async () => {
    const { id } = (await askFor(asker)).body.request
    const { offers } = (await offerTo(third, id)).body.request
    at = Date.parse('2030-01-12T06:00:00Z')
    await acceptOf(asker, id, offers[0].id)
    expect(await primaryShifts(third)).toContainEqual({ from: '2030-01-12T06:00:00.000Z', to: part.to })
  })
})

test('[ROTA-14] what is one’s own of a request is taken back: the request by who asked, an offer by who offered', async () => {
  const { id } = (await askFor(asker)).body.request
  await offerTo(next, id)
  expect((await withdrawOf(third, id)).status).toBe(403)
  expect((await withdrawOf(next, id)).body.request).toMatchObject({ state: 'open', offers: [] })
  const answers = await Promise.all([withdrawOf(asker, id), withdrawOf(asker, id)])
  expect(answers.map(({ body }) => body.request.state)).toEqual(['withdrawn', 'withdrawn'])
  expect((await offerTo(next, id)).status).toBe(409)
})
