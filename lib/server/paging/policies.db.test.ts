import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { PATCH as change, GET as read } from '@/app/api/v1/policies/[id]/route'
import { POST as create, GET as list } from '@/app/api/v1/policies/route'
import { PATCH as changeRota } from '@/app/api/v1/rotas/[id]/route'
import { PATCH as changeService } from '@/app/api/v1/services/[id]/route'
import { PUT as setSetting } from '@/app/api/v1/settings/[key]/route'
import type { PersonActor } from '@/lib/domain/actor'
import { newPolicySchema } from '@/lib/domain/on-call/paging-inputs'
import { askingSteps } from '@/lib/server/channels/asking-steps'
import { lockPolicyRow, savePolicy } from '@/lib/server/db/policies'
import { withSnapshot, withTransaction } from '@/lib/server/db/pool'
import { lockRotaRow, saveRota } from '@/lib/server/db/rota-rows'
import { changeSetting, readVersionedSetting } from '@/lib/server/organisation-settings'
import { createPolicy } from '@/lib/server/paging/policies'
import { call } from '@/lib/testing/api'
import { anAdmin, aPerson, aService, aTeam } from '@/lib/testing/factories'
import { aSavedRota } from '@/lib/testing/rota-factories'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let admin: SignedIn
let ada: SignedIn
let ben: SignedIn
let team: { id: string; name: string }

beforeAll(async () => {
  admin = await signedInPerson('admin', 'Admin')
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
  team = await aTeam({ members: [ada.actor] })
})

const input = (over: object = {}) => ({
  id: randomUUID(),
  name: 'Checkout',
  teamId: team.id,
  steps: [
    {
      afterMinutes: 5,
      targets: [
        { kind: 'person', personId: ada.actor.id },
        { kind: 'webhook', url: 'https://hooks.example.org/secret' },
      ],
    },
  ],
  ...over,
})
const params = (id: string) => ({ params: { id } })

describe('[ESC-10] a policy', () => {
  test('is made once by an id, says whom it would page now, and is changed by its team', async () => {
    const body = input({ repeat: 1 })
    const made = await call(create, ada, { body })
    expect(made).toMatchObject({
      status: 201,
      body: { policy: { version: 1, isEditable: true, minutesToFallback: 10 } },
    })
    expect(await call(create, ada, { body })).toMatchObject({ status: 200, body: { policy: { id: body.id } } })
    const others = [{ targets: [{ kind: 'person', personId: ben.actor.id }], afterMinutes: 5 }]
    expect((await call(create, ada, { body: { ...body, steps: others } })).status).toBe(409)
    const { policy } = (await call(read, ada, params(body.id))).body
    expect(policy.now[0]).toMatchObject([
      { kind: 'person', people: [{ name: 'Ada' }] },
      { kind: 'webhook', host: 'hooks.example.org', people: [] },
    ])
    expect(policy.fallback.team).toMatchObject([{ name: 'Ada' }])
    expect(policy.signingSecret).toMatch(/^whsec_/)
    expect(
      await call(change, ada, { ...params(body.id), method: 'PATCH', body: { version: 1, holdMinutes: 30 } }),
    ).toMatchObject({
      body: { policy: { version: 2, holdMinutes: 30, repeat: 1 } },
    })
    expect(
      await call(change, ada, { ...params(body.id), method: 'PATCH', body: { version: 1, repeat: 0 } }),
    ).toMatchObject({
      status: 409,
      body: { error: { code: 'conflict', details: { current: { version: 2 } } } },
    })
  })

  test('is read by everybody, without its addresses, and changed by nobody else', async () => {
    const body = input()
    await call(create, ada, { body })
    const answer = await call(read, ben, params(body.id))
    expect(JSON.stringify(answer.body)).not.toContain('secret"')
    expect(JSON.stringify(answer.body)).not.toContain('/secret')
    expect(answer.body.policy.signingSecret).toBeNull()
    expect(
      (await call(change, ben, { ...params(body.id), method: 'PATCH', body: { version: 1, repeat: 3 } })).status,
    ).toBe(403)
    expect((await call(create, ben, { body: input() })).status).toBe(403)
    const stakeholder = await signedInPerson('stakeholder', 'Finn')
    expect((await call(create, stakeholder, { body: input({ teamId: null }) })).status).toBe(403)
    expect((await call(list, stakeholder)).body.policies.length).toBeGreaterThan(0)
  })

  test('names the field that is wrong', async () => {
    const field = async (over: object) =>
      (await call(create, ada, { body: input(over) })).body.error.details.fields[0].path
    const nobody = { afterMinutes: 5, targets: [{ kind: 'person', personId: randomUUID() }] }
    expect(await field({ steps: [nobody] })).toBe('steps.0.targets.0.personId')
    expect(await field({ steps: [{ ...nobody, targets: [] }] })).toBe('steps.0.targets')
    expect(await field({ steps: [{ afterMinutes: 0, targets: nobody.targets }] })).toBe('steps.0.afterMinutes')
    expect(await field({ steps: [] })).toBe('steps')
    expect(await field({ repeat: 10 })).toBe('repeat')
    expect(await field({ holdMinutes: 4 })).toBe('holdMinutes')
    expect(await field({ teamId: randomUUID() })).toBe('teamId')
  })

  test('[ROTA-7] keeps the rota that it asks in use, until it asks it no more', async () => {
    const rota = await aSavedRota({ by: admin.actor as PersonActor, people: [ada.actor] })
    const target = { kind: 'rota', rotaId: rota.id, seat: 'primary' }
    const body = input({ name: 'Night', steps: [{ afterMinutes: 5, targets: [target] }] })
    expect((await call(create, ada, { body })).status).toBe(201)
    const archive = { ...params(rota.id), method: 'PATCH', body: { version: rota.version, archived: true } }
    const refused = await call(changeRota, admin, archive)
    expect(refused.body.error).toMatchObject({ code: 'rule_refused', details: { rule: 'ROTA-7' } })
    expect(refused.body.error.message).toContain('by the policy “')
    expect(refused.body.error.message).toContain('Night')
    const steps = input().steps
    await call(change, ada, { ...params(body.id), method: 'PATCH', body: { version: 1, steps } })
    expect((await call(changeRota, admin, archive)).status).toBe(200)
  })

  test('[ROTA-7] asks no rota that is archived in the same moment', async () => {
    const rota = await aSavedRota({ by: admin.actor as PersonActor, people: [ada.actor] })
    const body = input({ steps: [{ afterMinutes: 5, targets: [{ kind: 'rota', rotaId: rota.id, seat: 'primary' }] }] })
    const [creating] = await withTransaction(async (tx) => {
      await lockRotaRow(tx, rota.id)
      const answer = call(create, ada, { body })
      await new Promise((resolve) => setTimeout(resolve, 300))
      await saveRota(tx, rota.id, { archived: true }, new Date())
      return [answer] as const
    })
    expect((await creating).status).toBe(400)
  })

  test('[ROTA-7] [PAGE-7] leaves the commanders’ rota in use too, until it is another one', async () => {
    const rota = await aSavedRota({ by: admin.actor as PersonActor, people: [ada.actor] })
    await changeSetting(admin.actor, 'commander-rota', rota.id)
    const archive = { ...params(rota.id), method: 'PATCH', body: { version: rota.version, archived: true } }
    expect((await call(changeRota, admin, archive)).body.error.details).toMatchObject({ rule: 'ROTA-7' })
    await changeSetting(admin.actor, 'commander-rota', null)
    expect((await call(changeRota, admin, archive)).status).toBe(200)
  })

  const asCommanders = (value: unknown, version: number) =>
    call(setSetting, admin, { params: { key: 'commander-rota' }, method: 'PUT', body: { value, version } })

  test('[ROTA-7] a rota that is archived or unknown does not become the commanders’', async () => {
    const rota = await aSavedRota({ by: admin.actor as PersonActor, people: [ada.actor] })
    await call(changeRota, admin, { ...params(rota.id), method: 'PATCH', body: { version: 1, archived: true } })
    const { version } = await readVersionedSetting('commander-rota')
    for (const value of [rota.id, randomUUID()]) {
      expect(await asCommanders(value, version)).toMatchObject({
        status: 400,
        body: { error: { details: { fields: [{ path: 'value', message: 'is not the id of a rota in use' }] } } },
      })
    }
    expect(await readVersionedSetting('commander-rota')).toEqual({ value: null, version })
    await call(changeRota, admin, { ...params(rota.id), method: 'PATCH', body: { version: 2, archived: false } })
    // Ids are compared as they are stored.
    const set = await asCommanders(rota.id.toUpperCase(), version)
    expect(set.body).toEqual({ value: rota.id, version: version + 1 })
    await changeSetting(admin.actor, 'commander-rota', null)
  })

  test('[ROTA-7] nor one that is archived in the same moment', async () => {
    const rota = await aSavedRota({ by: admin.actor as PersonActor, people: [ada.actor] })
    const { version } = await readVersionedSetting('commander-rota')
    const [setting] = await withTransaction(async (tx) => {
      await lockRotaRow(tx, rota.id)
      const answer = asCommanders(rota.id, version)
      await new Promise((resolve) => setTimeout(resolve, 300))
      await saveRota(tx, rota.id, { archived: true }, new Date())
      return [answer] as const
    })
    expect((await setting).status).toBe(400)
  })

  test('[ROTA-7] is not taken into use again while it asks a rota that was archived meanwhile', async () => {
    const rota = await aSavedRota({ by: admin.actor as PersonActor, people: [ada.actor] })
    const body = input({ steps: [{ afterMinutes: 5, targets: [{ kind: 'rota', rotaId: rota.id, seat: 'primary' }] }] })
    await call(create, ada, { body })
    const set = (given: object) => call(change, ada, { ...params(body.id), method: 'PATCH', body: given })
    expect((await set({ version: 1, archived: true })).status).toBe(200)
    const archive = { ...params(rota.id), method: 'PATCH', body: { version: rota.version, archived: true } }
    expect((await call(changeRota, admin, archive)).status).toBe(200)
    expect((await set({ version: 2, archived: false })).body.error).toMatchObject({
      code: 'rule_refused',
      details: { rule: 'ROTA-7', fields: [{ path: 'archived' }] },
    })
    expect((await set({ version: 2, archived: false, steps: input().steps })).status).toBe(200)
  })

  test('is given to a service by an admin, and then not archived', async () => {
    const body = input()
    await call(create, ada, { body })
    const service = await aService({ team })
    const patch = (given: object) => call(changeService, admin, { ...params(service.id), method: 'PATCH', body: given })
    expect(await patch({ policyId: body.id, pagesDeployerMinutes: 60 })).toMatchObject({
      body: { service: { policy: { id: body.id, name: 'Checkout' }, pagesDeployerMinutes: 60 } },
    })
    expect((await patch({ policyId: randomUUID() })).body.error.details.fields[0].path).toBe('policyId')
    const archive = { ...params(body.id), method: 'PATCH', body: { version: 1, archived: true } }
    expect(await call(change, ada, archive)).toMatchObject({
      status: 409,
      body: { error: { details: { rule: 'ESC-10' } } },
    })
    await patch({ policyId: null })
    expect((await call(change, ada, archive)).body.policy.isArchived).toBe(true)
    expect((await patch({ policyId: body.id })).body.error.details.fields[0].path).toBe('policyId')
    expect((await call(list, ada)).body.policies.map(({ id }: { id: string }) => id)).not.toContain(body.id)
  })

  test('is in use when an archived service that follows it is taken into use again', async () => {
    const body = input({ name: 'Nights' })
    await call(create, ada, { body })
    const service = await aService({ team })
    const patch = (given: object) => call(changeService, admin, { ...params(service.id), method: 'PATCH', body: given })
    await patch({ policyId: body.id })
    await patch({ archived: true })
    const set = (given: object) => call(change, ada, { ...params(body.id), method: 'PATCH', body: given })
    expect((await set({ version: 1, archived: true })).status).toBe(200)
    const refused = await patch({ archived: false })
    expect(refused).toMatchObject({
      status: 409,
      body: { error: { code: 'rule_refused', details: { rule: 'ESC-10', fields: [{ path: 'archived' }] } } },
    })
    expect(refused.body.error.message).toContain('Nights')
    expect((await patch({ archived: false, policyId: null })).body.service).toMatchObject({
      archivedAt: null,
      policy: null,
    })
    await patch({ archived: true })
    await set({ version: 2, archived: false })
    await patch({ policyId: body.id })
    expect((await patch({ archived: false })).body.service).toMatchObject({ archivedAt: null, policy: { id: body.id } })
  })

  test('is not archived in the moment in which a service comes to follow it, nor followed in which it is', async () => {
    const body = input()
    await call(create, ada, { body })
    const [given, back] = [await aService({ team }), await aService({ team })]
    const patch = (id: string, change: object) =>
      call(changeService, admin, { ...params(id), method: 'PATCH', body: change })
    await patch(back.id, { policyId: body.id })
    await patch(back.id, { archived: true })
    const answers = await withTransaction(async (tx) => {
      await lockPolicyRow(tx, body.id)
      const waiting = [patch(given.id, { policyId: body.id }), patch(back.id, { archived: false })]
      await new Promise((resolve) => setTimeout(resolve, 300))
      await savePolicy(tx, body.id, { version: 1, archived: true }, new Date())
      return { waiting }
    })
    expect((await Promise.all(answers.waiting)).map(({ status }) => status)).toEqual([400, 409])
  })
})

test('[CHAN-3] the steps that may ask somebody are found, whether they name them, their rota or their team', async () => {
  const olga = await anAdmin()
  const [ada, ben] = [await aPerson({ name: 'Ada' }), await aPerson({ name: 'Ben' })]
  const team = await aTeam({ members: [ada] })
  const rota = await aSavedRota({ by: olga, people: [ada] })
  const policy = (name: string, steps: object[]) =>
    createPolicy(olga, newPolicySchema.parse({ id: randomUUID(), name, steps }))
  await policy('By name', [
    { afterMinutes: 9, targets: [{ kind: 'person', personId: ada.id }] },
    { afterMinutes: 4, targets: [{ kind: 'person', personId: ada.id }] },
    { afterMinutes: 1, targets: [{ kind: 'person', personId: ben.id }] },
  ])
  await policy('By rota', [{ afterMinutes: 3, targets: [{ kind: 'rota', rotaId: rota.id, seat: 'primary' }] }])
  await policy('By team', [{ afterMinutes: 7, targets: [{ kind: 'team', teamId: team.id }] }])
  await policy('Not', [{ afterMinutes: 1, targets: [{ kind: 'webhook', url: 'https://bot.example/' }] }])
  const of = async ({ id }: PersonActor) =>
    (await withSnapshot((tx) => askingSteps(tx, id))).map(({ policy: { name }, step, minutes }) => [
      name,
      step,
      minutes,
    ])
  expect(await of(ada)).toEqual([
    ['By name', 2, 4],
    ['By rota', 1, 3],
    ['By team', 1, 7],
  ])
  expect(await of(ben)).toEqual([['By name', 3, 1]])
})
