import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { GET as readGraph } from '@/app/api/v1/catalogue/graph/route'
import { GET as readOverview } from '@/app/api/v1/catalogue/overview/route'
import { PUT as putLever, DELETE as removeLever } from '@/app/api/v1/services/[id]/levers/[kind]/route'
import { PATCH as changeService, GET as readService } from '@/app/api/v1/services/[id]/route'
import { POST as addService } from '@/app/api/v1/services/route'
import { POST as addTeam } from '@/app/api/v1/teams/route'
import { makeToken } from '@/lib/server/access/tokens'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let admin: SignedIn
let ada: SignedIn
let ben: SignedIn
let reader: SignedIn
let made = 0

beforeAll(async () => {
  admin = await signedInPerson('admin', 'Root')
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
  reader = await signedInPerson('stakeholder', 'Sam')
})

async function service(fields: object = {}): Promise<{ id: string; key: string }> {
  made += 1
  const body = { key: `service-${made}`, name: `Service ${made}`, ...fields }
  return (await call(addService, admin, { body })).body.service
}

async function teamOf(...people: SignedIn[]): Promise<string> {
  made += 1
  const personIds = people.map(({ actor }) => actor.id)
  return (await call(addTeam, admin, { body: { key: `team-${made}`, name: 'Owners', personIds } })).body.team.id
}

const read = async (as: SignedIn, idOrKey: string) =>
  (await call(readService, as, { params: { id: idOrKey } })).body.service
const patch = (id: string, body: object) => ({ params: { id }, body, method: 'PATCH' })
const put = (id: string, body: object, kind = 'roll-back') => ({ params: { id, kind }, body, method: 'PUT' })
const remove = (id: string, kind = 'roll-back') => ({ params: { id, kind }, method: 'DELETE' })

describe('a service', () => {
  test('has a tier and links, and is read by its id and its key', async () => {
    const links = [{ title: 'Dashboard', url: 'https://grafana.example.org/d/1' }]
    const { id, key } = await service({ tier: 1, links })
    const expected = { id, key, tier: 1, links, levers: [], dependsOn: [], dependants: [], canChangeLevers: false }
    for (const name of [id, id.toUpperCase(), key, key.toUpperCase()]) {
      expect(await read(reader, name)).toMatchObject(expected)
    }
    await call(changeService, admin, patch(id, { name: 'Renamed' }))
    expect(await read(ada, id)).toMatchObject({ name: 'Renamed', tier: 1, links })
    await call(changeService, admin, patch(id, { tier: null, links: [] }))
    expect(await read(ada, id)).toMatchObject({ tier: null, links: [] })
    for (const missing of [randomUUID(), 'no-such-service', 'x'.repeat(500), '%']) {
      expect(await call(readService, ada, { params: { id: missing } })).toMatchObject({ status: 404 })
    }
    for (const wrong of [{ tier: 5 }, { tier: '1' }, { links: [{ title: 'x', url: 'javascript:alert(1)' }] }]) {
      expect(await call(changeService, admin, patch(id, wrong))).toMatchObject({ status: 400 })
    }
  })

  test('[CAT-3] needs other services, in circles too, but not itself', async () => {
    const [first, second, third] = [await service(), await service(), await service()]
    await call(changeService, admin, patch(first.id, { dependsOnIds: [second.id, third.id, third.id] }))
    await call(changeService, admin, patch(second.id, { dependsOnIds: [first.id] }))
    expect(await read(ada, first.id)).toMatchObject({
      dependsOn: [{ key: second.key }, { key: third.key }],
      dependants: [{ key: second.key }],
    })
    const graph = (await call(readGraph, reader)).body
    expect(graph.services).toContainEqual({ id: third.id, key: third.key, name: expect.any(String), tier: null })
    expect(graph.edges).toContainEqual({ serviceId: second.id, dependsOnId: first.id })
    const refused = { status: 409, body: { error: { details: { fields: [{ path: 'dependsOnIds' }] } } } }
    expect(await call(changeService, admin, patch(first.id, { dependsOnIds: [first.id] }))).toMatchObject(refused)
    const unknown = patch(first.id, { name: 'Half', dependsOnIds: [randomUUID()] })
    expect(await call(changeService, admin, unknown)).toMatchObject(refused)
    expect(await read(ada, first.id)).toMatchObject({ dependsOn: [{}, {}] })
    expect((await read(ada, first.id)).name).not.toBe('Half')
  })

  test('[CAT-3] keeps what it needs of archived services for when they are back', async () => {
    const [first, second, third] = [await service(), await service(), await service()]
    await call(changeService, admin, patch(first.id, { dependsOnIds: [second.id] }))
    await call(changeService, admin, patch(second.id, { archived: true }))
    expect((await read(ada, first.id)).dependsOn).toEqual([])
    expect((await call(readGraph, ada)).body.edges).not.toContainEqual({ serviceId: first.id, dependsOnId: second.id })
    await call(changeService, admin, patch(first.id, { dependsOnIds: [third.id] }))
    await call(changeService, admin, patch(second.id, { archived: false }))
    expect((await read(ada, first.id)).dependsOn.map(({ id }: { id: string }) => id)).toEqual([second.id, third.id])
  })
})

describe('the levers of a service', () => {
  test('[CAT-4] are written down once a kind, in the order of the four', async () => {
    const { id } = await service()
    const how = 'Turn **off** https://flags.example.org'
    await call(putLever, admin, put(id, { how }, 'flag-off'))
    const url = 'https://deploy.example.org'
    const answer = await call(putLever, admin, put(id, { how: 'x', url, who: 'Anyone', expectedMinutes: 5 }))
    expect(answer.body.lever).toMatchObject({ kind: 'roll-back', how: 'x', url, who: 'Anyone', expectedMinutes: 5 })
    expect(answer.body.lever).toMatchObject({ action: null, lastUsed: null, lastRehearsed: null, serviceId: id })
    await Promise.all([1, 2, 3].map((n) => call(putLever, admin, put(id, { how: `again ${n}` }))))
    const { levers } = await read(reader, id)
    expect(levers).toMatchObject([
      { kind: 'roll-back', url: null, who: '', expectedMinutes: null },
      { kind: 'flag-off', how },
    ])
    const overview = (await call(readOverview, reader)).body.services
    expect(overview.find((one: { id: string }) => one.id === id)).toMatchObject({ leversReady: 2, lastRehearsed: null })
    expect(await call(removeLever, admin, remove(id))).toMatchObject({ status: 204 })
    expect(await call(removeLever, admin, remove(id))).toMatchObject({ status: 404 })
    expect((await read(ada, id)).levers).toMatchObject([{ kind: 'flag-off' }])
  })

  test('[CAT-4] keep the request they carry when what they say changes', async () => {
    const { id } = await service()
    await call(putLever, admin, put(id, { how: 'By hand' }))
    const action = { preset: 'webhook', url: 'https://example.org' }
    await query(`update lever set action = $1, action_secrets = '\\x01' where service_id = $2`, [action, id])
    const answer = await call(putLever, admin, put(id, { how: 'Otherwise' }))
    expect(answer.body.lever).toMatchObject({ how: 'Otherwise', action })
    const [row] = await query<{ secrets: Buffer }>(
      `select action_secrets as secrets from lever where service_id = $1`,
      [id],
    )
    expect(row?.secrets).toEqual(Buffer.from([1]))
  })

  test('[CAT-4] are for admins and for responders of the owning team to change', async () => {
    const teamId = await teamOf(ada, reader)
    const [own, other] = [await service({ teamId }), await service()]
    const forbidden = { status: 403, body: { error: { code: 'forbidden' } } }
    expect(await call(putLever, ada, put(own.id, { how: 'x' }))).toMatchObject({ status: 200 })
    expect((await read(ada, own.id)).canChangeLevers).toBe(true)
    const { secret } = await makeToken(ada.actor, { name: 'reads', scope: 'read' })
    for (const [as, id] of [
      [ada, other.id],
      [ben, own.id],
      [reader, own.id],
      [{ token: secret }, own.id],
    ] as const) {
      expect(await call(putLever, as, put(id, { how: 'y' }))).toMatchObject(forbidden)
      expect(await call(removeLever, as, remove(id))).toMatchObject(forbidden)
    }
    expect(await call(changeService, ada, patch(own.id, { name: 'Mine' }))).toMatchObject(forbidden)
    expect((await read(ben, own.id)).levers).toMatchObject([{ how: 'x' }])
    expect(await call(removeLever, ada, remove(own.id))).toMatchObject({ status: 204 })
  })

  test('are refused by name when they are not right', async () => {
    const { id } = await service()
    for (const body of [
      {},
      { how: '' },
      { how: 'x'.repeat(4001) },
      { how: 'x', expectedMinutes: 0 },
      { how: 'x', expectedMinutes: 1.5 },
      { how: 'x', url: 'javascript:alert(1)' },
      { how: 'x', action: { url: 'https://example.org' } },
    ]) {
      expect(await call(putLever, admin, put(id, body))).toMatchObject({ status: 400 })
    }
    for (const [missing, kind] of [
      [randomUUID(), 'roll-back'],
      ['x', 'roll-back'],
      [id, 'restart'],
      [id, '%'],
    ] as const) {
      expect(await call(putLever, admin, put(missing, { how: 'x' }, kind))).toMatchObject({ status: 404 })
      expect(await call(removeLever, admin, remove(missing, kind))).toMatchObject({ status: 404 })
    }
  })
})
