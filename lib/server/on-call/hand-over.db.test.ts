import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { POST as accept } from '@/app/api/v1/rotas/[id]/hand-over/accept/route'
import { GET } from '@/app/api/v1/rotas/[id]/hand-over/route'
import { GET as getRota } from '@/app/api/v1/rotas/[id]/route'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { setClock } from '@/lib/server/clock'
import { call } from '@/lib/testing/api'
import { changeSender } from '@/lib/testing/change-sender'
import { query } from '@/lib/testing/database'
import { anIncident, aService, aTeam, run } from '@/lib/testing/factories'
import { aSavedRota } from '@/lib/testing/rota-factories'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let people: SignedIn[]
let reader: SignedIn
let rota: RotaDetail
let on: SignedIn
let coming: SignedIn
let at: number

beforeAll(async () => {
  at = Date.parse('2030-01-12T12:00:00Z')
  setClock(() => new Date(at))
  people = [await signedInPerson('responder', 'Ada'), await signedInPerson('responder', 'Ben')]
  reader = await signedInPerson('stakeholder', 'Stan')
  const team = await aTeam({ members: people.map(({ actor }) => actor) })
  const [ours, theirs] = [await aService({ name: 'Ours', team }), await aService({ name: 'Theirs' })]
  const [ada, ben] = people as [SignedIn, SignedIn]
  rota = await aSavedRota({ by: ada.actor, people: people.map(({ actor }) => actor), team })
  on = people.find(({ actor }) => actor.id === rota.now[0]?.person?.id)!
  coming = on === ada ? ben : ada
  const open = await anIncident({ by: on.actor, title: 'Ours is slow', serviceIds: [ours.id] })
  await anIncident({ by: on.actor, title: 'Theirs is slow', serviceIds: [theirs.id] })
  await anIncident({ by: on.actor, title: 'Practice', kind: 'drill', serviceIds: [ours.id] })
  const secret = await anIncident({ by: on.actor, title: 'Ours leaks', serviceIds: [ours.id] })
  await run(secret, 'set-privacy', { visibility: 'private' }, on.actor)
  const mitigation = { mitigationId: randomUUID(), kind: 'flag-off', title: 'Flag off', serviceId: ours.id }
  await run(open, 'propose-mitigation', { ...mitigation, checkMinutes: 5, reversible: true, start: true }, on.actor)
  const crutch = { expiresAt: new Date(at + 7 * 86_400_000).toISOString() }
  await run(open, 'judge-mitigation', { mitigationId: mitigation.mitigationId, result: 'worked', crutch }, on.actor)
})
afterAll(() => setClock(null))

const read = (as: SignedIn, query = '') => call(GET, as, { params: { id: rota.key }, query })
const acceptAs = (as: SignedIn, body: object = {}) =>
  call(accept, as, {
    params: { id: rota.id },
    body: { seat: 'primary', shiftFrom: '2030-01-14T09:00:00.000Z', note: 'Read it', ...body },
  })

describe('[ROTA-18] a hand-over', () => {
  test('is about the shift that runs until the next is near, and says what is open for the team', async () => {
    const { handOver } = (await read(on)).body
    expect(handOver).toMatchObject({
      seat: 'primary',
      shift: { person: { id: on.actor.id } },
      outgoing: null,
      accepted: null,
      crutches: [{ title: 'Flag off', service: { name: 'Ours' } }],
      changes: [],
    })
    expect(handOver.incidents.map(({ title }: { title: string }) => title).sort()).toEqual([
      'Ours is slow',
      'Ours leaks',
    ])
    at = Date.parse('2030-01-13T12:00:00Z')
    const near = (await read(coming)).body.handOver
    expect(near).toMatchObject({
      shift: { person: { id: coming.actor.id }, from: '2030-01-14T09:00:00.000Z' },
      outgoing: { id: on.actor.id },
    })
    // A private incident does not exist for who is not in it.
    expect(near.incidents.map(({ title }: { title: string }) => title)).toEqual(['Ours is slow'])
    expect((await read(reader, '?seat=secondary')).body.handOver.shift.person.id).toBe(on.actor.id)
    expect((await read(reader, '?seat=third')).status).toBe(400)
  })

  test('says what changed, on the services of the team, and on all of them when nobody owns the rota', async () => {
    const { integration, service } = await changeSender('events')
    await query(
      `insert into change (id, integration_id, dedup_key, kind, status, title, service_id, at, received_at, raw)
       values (gen_random_uuid(), $1, 'one', 'deploy', 'succeeded', 'A deploy of theirs', $2, $3, $3, '{}')`,
      [integration.id, service.id, new Date(at - 3_600_000)],
    )
    const unowned = await aSavedRota({ by: on.actor, people: people.map(({ actor }) => actor) })
    const ofAll = await call(GET, reader, { params: { id: unowned.key } })
    expect(ofAll.body.handOver.changes).toMatchObject([{ title: 'A deploy of theirs', service: { id: service.id } }])
    expect((await read(reader)).body.handOver.changes).toEqual([])
  })

  test('is accepted by who comes on, once, and shown', async () => {
    const [seat] = (await call(getRota, reader, { params: { id: rota.id } })).body.rota.now
    expect(seat.isAccepted).toBe(false)
    expect((await acceptAs(on)).status).toBe(409)
    expect((await acceptAs(reader)).status).toBe(403)
    expect((await acceptAs(coming, { shiftFrom: '2030-01-14T10:00:00.000Z' })).status).toBe(409)
    const answers = await Promise.all([acceptAs(coming), acceptAs(coming)])
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    const accepted = { by: { id: coming.actor.id }, at: '2030-01-13T12:00:00.000Z', note: 'Read it' }
    expect(answers[0]?.body.handOver.accepted).toMatchObject(accepted)
    at += 3_600_000
    expect((await acceptAs(coming, { note: 'Again' })).body.handOver.accepted).toMatchObject(accepted)
    expect((await call(getRota, reader, { params: { id: rota.id } })).body.rota.now[0].isAccepted).toBe(true)
    at = Date.parse('2030-01-14T10:00:00Z')
    expect((await read(reader)).body.handOver).toMatchObject({
      accepted,
      shift: { person: { id: coming.actor.id } },
      outgoing: { id: on.actor.id },
    })
  })
})
