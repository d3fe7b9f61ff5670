import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  GET as getIncidentPreventions,
  POST as postPrevention,
} from '@/app/api/v1/incidents/[idOrKey]/preventions/route'
import { GET as getChanges } from '@/app/api/v1/preventions/[id]/changes/route'
import { GET as getOne, PATCH as patchOne } from '@/app/api/v1/preventions/[id]/route'
import { GET as getAll } from '@/app/api/v1/preventions/route'
import type { IncidentState } from '@/lib/domain/incident/state'
import { createToken } from '@/lib/server/access/tokens'
import { setClock } from '@/lib/server/clock'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, aTeam, run } from '@/lib/testing/factories'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let ada: SignedIn
let ben: SignedIn
let stakeholder: SignedIn
let admin: SignedIn
let incident: IncidentState

beforeAll(async () => {
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
  stakeholder = await signedInPerson('stakeholder', 'Stan')
  admin = await signedInPerson('admin', 'Olga')
})
beforeEach(async () => {
  incident = await anIncident({ by: ada.actor })
})
afterAll(() => setClock(null))

const add = (input: object = {}, as: SignedIn | { token: string } = ada, idOrKey: string = incident.id) =>
  call(postPrevention, as, {
    params: { idOrKey },
    body: { id: randomUUID(), title: 'A canary', kind: 'prevent', ...input },
  })
const list = (as: SignedIn, idOrKey: string = incident.key) => call(getIncidentPreventions, as, { params: { idOrKey } })
const read = (id: string, as: SignedIn) => call(getOne, as, { params: { id } })
const patch = (id: string, body: object, as: SignedIn = ada) =>
  call(patchOne, as, { params: { id }, body, method: 'PATCH' })
const changesOf = (id: string, as: SignedIn = ada) => call(getChanges, as, { params: { id } })
const all = (search: string, as: SignedIn = ada) => call(getAll, as, { query: search })

async function added(input: object = {}) {
  const { status, body } = await add(input)
  expect(status).toBe(201)
  return body.prevention
}

describe('adding', () => {
  test('[PREV-1] a responder adds one by id or key, and everybody who sees the incident reads it', async () => {
    const input = { ownerId: ben.actor.id, dueOn: '2027-01-02', cardId: randomUUID() }
    const { status, body } = await add(input, ada, incident.key)
    expect(status).toBe(201)
    expect(body.prevention).toMatchObject({
      title: 'A canary',
      state: 'open',
      version: 1,
      owner: { id: ben.actor.id, name: 'Ben' },
      dueOn: '2027-01-02',
      cardId: input.cardId,
      incident: { id: incident.id, key: incident.key, title: incident.title },
    })
    expect((await list(stakeholder)).body.preventions).toEqual([body.prevention])
    expect((await read(body.prevention.id, stakeholder)).body.prevention).toEqual(body.prevention)
  })

  test('[PREV-1] nobody writes who only reads', async () => {
    expect(await add({}, stakeholder)).toMatchObject({ status: 403, body: { error: { code: 'forbidden' } } })
    const { token } = await createToken({ email: ada.email, name: 'Reader', scope: 'read' })
    expect((await add({}, { token })).status).toBe(403)
    const { id } = await added()
    expect((await patch(id, { version: 1, title: 'Mine' }, stakeholder)).status).toBe(403)
  })

  test('[PREV-2] the same id again, one after the other or at once, is one prevention', async () => {
    const input = { id: randomUUID(), title: 'Once' }
    const answers = await Promise.all([add(input), add(input)])
    answers.push(await add({ ...input, title: 'Another try' }))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201])
    expect(answers.map(({ body }) => body.prevention.title)).toEqual(Array(3).fill('Once'))
    expect((await list(ada)).body.preventions).toHaveLength(1)
    expect((await changesOf(input.id)).body.changes).toHaveLength(1)
    const other = await anIncident({ by: ada.actor })
    expect(await add(input, ada, other.id)).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
  })

  test('[PREV-4] [PREV-12] refusals name the field', async () => {
    const fieldOf = async (input: object) => (await add(input)).body.error.details
    expect(await fieldOf({ ownerId: randomUUID() })).toMatchObject({
      rule: 'PREV-4',
      fields: [{ path: 'input.ownerId' }],
    })
    expect(await fieldOf({ ownerId: stakeholder.actor.id })).toMatchObject({ rule: 'PREV-4' })
    expect(await fieldOf({ mitigationId: randomUUID() })).toMatchObject({ rule: 'PREV-12' })
    expect(await fieldOf({ dueOn: '2027-02-30' })).toMatchObject({ fields: [{ path: 'dueOn' }] })
    expect(await fieldOf({ title: ' ' })).toMatchObject({ fields: [{ path: 'title' }] })
    expect(await fieldOf({ cardId: 'card-1' })).toMatchObject({ fields: [{ path: 'cardId' }] })
    expect((await list(ada)).body.preventions).toEqual([])
  })

  test('[PREV-8] an incident has at most 200', async () => {
    await query(
      `insert into prevention (id, incident_id, title, kind, state, created_by, created_at, updated_at)
       select gen_random_uuid(), $1, 'One of many', 'learn', 'open', $2, now(), now() from generate_series(1, 199)`,
      [incident.id, ada.actor.id],
    )
    const answers = await Promise.all([add(), add()])
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(answers.find(({ status }) => status === 409)?.body.error.details.rule).toBe('PREV-8')
  })
})

describe('changing', () => {
  test('[PREV-5] [PREV-6] [PREV-7] done with evidence, declined with a reason, and back', async () => {
    const { id } = await added()
    expect((await patch(id, { version: 1, state: 'done' })).body.error.details).toMatchObject({ rule: 'PREV-5' })
    const evidence = { text: 'It caught one', url: 'https://example.org/1' }
    expect((await patch(id, { version: 1, state: 'done', evidence })).body.prevention).toMatchObject({
      state: 'done',
      evidence,
      doneAt: expect.any(String),
      version: 2,
    })
    const askAgainOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    const declined = { reason: 'Too dear', askAgainOn }
    expect((await patch(id, { version: 2, state: 'declined', declined })).body.prevention).toMatchObject({
      state: 'declined',
      evidence: null,
      doneAt: null,
      declined,
    })
    const { body } = await patch(id, { version: 3, state: 'open' })
    expect(body.prevention).toMatchObject({ state: 'open', declined: null, version: 4 })
    expect((await read(id, ada)).body).toEqual(body)
  })

  test('[PREV-3] of two changes made from one version the second is refused, with what it is now', async () => {
    const { id } = await added()
    const answers = await Promise.all([
      patch(id, { version: 1, title: 'A' }),
      patch(id, { version: 1, title: 'B' }, ben),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const won = answers.find(({ status }) => status === 200)?.body.prevention
    const { error } = answers.find(({ status }) => status === 409)?.body ?? {}
    expect(error).toMatchObject({ code: 'conflict', details: { rule: 'PREV-3', current: won } })
    expect((await read(id, ada)).body.prevention).toEqual(won)
  })

  test('[PREV-3] a retry whose first answer was lost is answered, and changes nothing', async () => {
    const { id } = await added()
    const body = { version: 1, title: 'New words' }
    const first = await patch(id, body)
    expect(await patch(id, body)).toMatchObject({ status: 200, body: first.body })
    expect((await changesOf(id)).body.changes).toHaveLength(2)
  })

  test('[PREV-9] each change is kept: what, when, by whom and through which token', async () => {
    const { id } = await added()
    const { token } = await createToken({ email: ben.email, name: 'CI', scope: 'respond' })
    const body = { version: 1, title: 'B', ownerId: ben.actor.id, link: 'https://example.org/7' }
    await call(patchOne, { token }, { params: { id }, body, method: 'PATCH' })
    expect((await changesOf(id, stakeholder)).body.changes).toMatchObject([
      {
        version: 2,
        actor: { kind: 'person', id: ben.actor.id, name: 'Ben', via: { kind: 'token', name: 'CI' } },
        changes: {
          title: { from: 'A canary', to: 'B' },
          owner: { from: null, to: { id: ben.actor.id, name: 'Ben' } },
          issue: { from: null, to: { kind: 'link', url: 'https://example.org/7' } },
        },
      },
      { version: 1, actor: { name: 'Ada' }, changes: {} },
    ])
  })

  test('waits for commands of its incident, and they for it', async () => {
    const { id } = await added()
    await Promise.all([
      ...Array.from({ length: 4 }, (_, n) =>
        run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text: `${n}` }, ada.actor),
      ),
      patch(id, { version: 1, title: 'Beside them' }),
      add(),
    ])
    expect((await list(ada)).body.preventions).toHaveLength(2)
  })
})

describe('[PREV-1] of a private incident', () => {
  test('they do not exist for who cannot see it, whatever the door', async () => {
    const { id } = await added({ ownerId: ben.actor.id })
    await run(incident, 'set-privacy', { visibility: 'private' }, ada.actor)
    const answers = [
      await list(ben),
      await read(id, ben),
      await changesOf(id, ben),
      await patch(id, { version: 1, title: 'Mine' }, ben),
      await add({}, ben),
    ]
    expect(answers.map(({ body }) => body.error.code)).toEqual(Array(5).fill('not_found'))
    const seen: { id: string }[] = (await all('?owner=me', ben)).body.preventions
    expect(seen.map((one) => one.id)).not.toContain(id)
    expect((await read(id, ada)).status).toBe(200)
    expect((await read(id, admin)).status).toBe(200)
    const outsider = await aPerson()
    const refused = await patch(id, { version: 1, ownerId: outsider.id })
    expect(refused.body.error.details).toMatchObject({ rule: 'PREV-4' })
  })

  test('what is no id is not found', async () => {
    expect((await read('12', ada)).status).toBe(404)
    expect((await read(randomUUID(), ada)).status).toBe(404)
  })
})

describe('[PREV-13] the list of all', () => {
  test('filters by state, kind, owner, team and what is overdue, the first due first', async () => {
    const cleo = await signedInPerson('responder', 'Cleo')
    const team = await aTeam({ members: [{ id: cleo.actor.id, name: 'Cleo' }] })
    const mine = { ownerId: cleo.actor.id }
    const soon = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    const late = await added({ ...mine, title: 'Late', dueOn: '2024-01-02' })
    const undated = await added({ ...mine, title: 'Some day', kind: 'learn' })
    const next = await added({ ...mine, title: 'Next', dueOn: soon })
    const finished = await added({ ...mine, title: 'Finished', dueOn: '2024-01-01' })
    await patch(finished.id, { version: 1, state: 'done', evidence: { text: 'Seen' } })
    const titles = async (search: string, as = cleo) =>
      (await all(search, as)).body.preventions.map(({ title }: { title: string }) => title)
    expect(await titles('?owner=me')).toEqual(['Finished', 'Late', 'Next', 'Some day'])
    expect(await titles(`?team=${team.id}&state=open,doing`, ada)).toEqual(['Late', 'Next', 'Some day'])
    expect(await titles('?owner=me&overdue=true')).toEqual(['Late'])
    expect(await titles('?owner=me&kind=learn')).toEqual(['Some day'])
    expect(await titles(`?owner=${cleo.actor.id}&limit=1`, ada)).toEqual(['Finished'])
    expect(await titles('?waiting=true')).toEqual(['Late', 'Next'])
    expect([late, undated, next].every(({ state }) => state === 'open')).toBe(true)
    expect((await all('?state=maybe')).body.error.code).toBe('invalid_input')
  })

  test('[PREV-11] one that is asked again waits for its owner until it is answered', async () => {
    const dora = await signedInPerson('responder', 'Dora')
    const { id } = await added({ ownerId: dora.actor.id })
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
    await patch(id, { version: 1, state: 'declined', declined: { reason: 'Not now', askAgainOn: day(5) } })
    const waiting = async () => (await all('?waiting=true', dora)).body.preventions.length
    expect(await waiting()).toBe(0)
    setClock(() => new Date(Date.now() + 5 * 86_400_000))
    try {
      expect(await waiting()).toBe(1)
      await patch(id, { version: 2, state: 'declined', declined: { reason: 'Still not', askAgainOn: day(50) } })
      expect(await waiting()).toBe(0)
    } finally {
      setClock(null)
    }
  })
})
