import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { PATCH as changeService } from '@/app/api/v1/services/[id]/route'
import { POST as addService, GET as listServices } from '@/app/api/v1/services/route'
import { PUT as setMembers } from '@/app/api/v1/teams/[id]/members/route'
import { PATCH as changeTeam } from '@/app/api/v1/teams/[id]/route'
import { POST as addTeam, GET as listTeams } from '@/app/api/v1/teams/route'
import { removePerson } from '@/lib/server/access/people'
import { makeToken } from '@/lib/server/access/tokens'
import { getIncident } from '@/lib/server/queries/get-incident'
import { call } from '@/lib/testing/api'
import { declareAs } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let admin: SignedIn
let ada: SignedIn

beforeAll(async () => {
  admin = await signedInPerson('admin', 'Root')
  ada = await signedInPerson('responder', 'Ada')
})

const named = (things: { name: string }[]) => things.map(({ name }) => name)
const patch = (id: string, body: object) => ({ params: { id }, body, method: 'PATCH' })

describe('services', () => {
  test('are added, changed and archived by admins, and read by everybody', async () => {
    const { body: made } = await call(addTeam, admin, { body: { key: 'platform', name: 'Platform' } })
    const added = await call(addService, admin, {
      body: { key: 'pipeline', name: 'Pipeline', description: 'Builds and ships', teamId: made.team.id },
    })
    expect(added).toMatchObject({
      status: 201,
      body: { service: { key: 'pipeline', team: { name: 'Platform' }, teamId: made.team.id, archivedAt: null } },
    })
    const { id } = added.body.service
    expect((await call(listServices, ada)).body.services).toEqual([added.body.service])
    const changed = await call(changeService, admin, patch(id, { name: 'The pipeline', description: '', teamId: null }))
    expect(changed.body.service).toMatchObject({ key: 'pipeline', name: 'The pipeline', description: '', team: null })
    const archived = await call(changeService, admin, patch(id, { archived: true }))
    expect(archived.body.service.archivedAt).toEqual(expect.any(String))
    expect((await call(listServices, ada)).body.services).toEqual([])
    expect(named((await call(listServices, ada, { query: '?archived=true' })).body.services)).toEqual(['The pipeline'])
    const again = await call(changeService, admin, patch(id, { archived: true }))
    expect(again.body.service.archivedAt).toBe(archived.body.service.archivedAt)
    await expect(declareAs(ada.actor, { serviceIds: [id] })).rejects.toMatchObject({ code: 'rule_refused' })
    await call(changeService, admin, patch(id, { archived: false }))
    expect((await declareAs(ada.actor, { serviceIds: [id] })).services).toMatchObject([{ key: 'pipeline' }])
  })

  test('[CAT-1] have a key of their own', async () => {
    const body = { key: 'taken', name: 'First' }
    await call(addService, admin, { body })
    const taken = {
      status: 409,
      body: { error: { code: 'rule_refused', details: { rule: 'CAT-1', fields: [{ path: 'key' }] } } },
    }
    expect(await call(addService, admin, { body })).toMatchObject(taken)
    const { body: other } = await call(addService, admin, { body: { key: 'free', name: 'Second' } })
    expect(await call(changeService, admin, patch(other.service.id, { key: 'taken' }))).toMatchObject(taken)
    expect(await call(changeService, admin, patch(other.service.id, { key: 'free', name: 'Third' }))).toMatchObject({
      status: 200,
    })
    const together = await Promise.all(
      [1, 2, 3].map(() => call(addService, admin, { body: { key: 'race', name: 'R' } })),
    )
    expect(together.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  })

  test('[LOG-11] keep in an incident the name that they had', async () => {
    const { body } = await call(addService, admin, { body: { key: 'named', name: 'As it was' } })
    const incident = await declareAs(ada.actor, { serviceIds: [body.service.id] })
    await call(changeService, admin, patch(body.service.id, { name: 'As it is' }))
    expect(named((await getIncident(ada.actor, incident.id)).services)).toEqual(['As it was'])
  })

  test.each([
    ['services', addService, changeService, 'service'],
    ['teams', addTeam, changeTeam, 'team'],
  ] as const)('[CAT-1] %s renamed to one key at once: one of them gets it', async (_, add, change, thing) => {
    const numbers = [1, 2, 3, 4]
    const made = await Promise.all(
      numbers.map((number) => call(add, admin, { body: { key: `old-${number}`, name: `Old ${number}` } })),
    )
    const renamed = await Promise.all(
      made.map(({ body }) => call(change, admin, patch(body[thing].id, { key: 'wanted-by-all' }))),
    )
    expect(renamed.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
    const [refused] = renamed.filter(({ status }) => status === 409)
    expect(refused?.body.error).toMatchObject({ code: 'rule_refused', details: { rule: 'CAT-1' } })
  })

  test('are refused by name when they are not right', async () => {
    const refusals = [
      { name: 'No key' },
      { key: 'Upper', name: 'x' },
      { key: 'a b', name: 'x' },
      { key: '-a', name: 'x' },
      { key: 'a'.repeat(51), name: 'x' },
      { key: 'ok', name: '' },
      { key: 'ok', name: 'x', team: 'x' },
      { key: 'ok', name: 'x\u0000' },
    ]
    for (const body of refusals) expect(await call(addService, admin, { body })).toMatchObject({ status: 400 })
    const body = { key: 'ok', name: 'x', teamId: randomUUID() }
    expect(await call(addService, admin, { body })).toMatchObject({ status: 409 })
    for (const id of [randomUUID(), 'x']) {
      expect(await call(changeService, admin, patch(id, { name: 'x' }))).toMatchObject({ status: 404 })
    }
  })

  test('are not for others to change', async () => {
    const { secret } = await makeToken(admin.actor, { name: 'responder token', scope: 'respond' })
    for (const as of [ada, { token: secret }]) {
      expect(await call(addService, as, { body: { key: 'mine', name: 'Mine' } })).toMatchObject({ status: 403 })
      expect(await call(addTeam, as, { body: { key: 'mine', name: 'Mine' } })).toMatchObject({ status: 403 })
    }
    expect(await call(listServices, null)).toMatchObject({ status: 401 })
  })
})

describe('teams', () => {
  test('have people of the organisation', async () => {
    const ben = await signedInPerson('responder', 'Ben')
    const { body } = await call(addTeam, admin, { body: { key: 'pay', name: 'Payments', personIds: [ada.actor.id] } })
    expect(body.team).toMatchObject({ key: 'pay', members: [{ name: 'Ada' }] })
    const { id } = body.team
    const put = (personIds: string[]) => ({ params: { id }, body: { personIds }, method: 'PUT' })
    const both = await call(setMembers, admin, put([ben.actor.id.toUpperCase(), ada.actor.id, ada.actor.id]))
    expect(named(both.body.team.members)).toEqual(['Ada', 'Ben'])
    expect(await call(setMembers, admin, put([ada.actor.id, randomUUID()]))).toMatchObject({
      status: 409,
      body: { error: { details: { fields: [{ path: 'personIds' }] } } },
    })
    await removePerson(admin.actor, ben.actor.id)
    const { teams } = (await call(listTeams, ada)).body
    expect(named(teams.find((team: { id: string }) => team.id === id).members)).toEqual(['Ada'])
    expect(await call(setMembers, admin, put([ben.actor.id]))).toMatchObject({ status: 409 })
    const renamed = await call(changeTeam, admin, patch(id, { name: 'Pay', personIds: [] }))
    expect(renamed.body.team).toMatchObject({ name: 'Pay', key: 'pay', members: [] })
  })

  test('[CAT-2] keep what each of two people changed who had both read them before', async () => {
    const [ben, cleo] = [await signedInPerson('responder', 'Ben'), await signedInPerson('responder', 'Cleo')]
    const { body } = await call(addTeam, admin, { body: { key: 'two', name: 'Two', personIds: [ada.actor.id] } })
    const change = (fields: object) => call(changeTeam, admin, patch(body.team.id, fields))
    await change({ addPersonIds: [ben.actor.id, ada.actor.id] })
    const { body: after } = await change({ addPersonIds: [cleo.actor.id], removePersonIds: [ada.actor.id] })
    expect(named(after.team.members)).toEqual(['Ben', 'Cleo'])
    expect(await change({ addPersonIds: [randomUUID()] })).toMatchObject({
      status: 409,
      body: { error: { details: { fields: [{ path: 'addPersonIds' }] } } },
    })
  })

  test('are not half made: an unknown person leaves no team behind', async () => {
    const body = { key: 'half', name: 'Half', personIds: [randomUUID()] }
    expect(await call(addTeam, admin, { body })).toMatchObject({ status: 409 })
    expect(named((await call(listTeams, ada)).body.teams)).not.toContain('Half')
  })
})
