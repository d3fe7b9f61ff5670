import { beforeAll, describe, expect, test } from 'vitest'
import { POST } from '@/app/api/v1/on-call/import/route'
import { GET as getPolicies } from '@/app/api/v1/policies/route'
import { GET as getRotas } from '@/app/api/v1/rotas/route'
import type { ImportedThing } from '@/lib/domain/import/on-call/on-call-import'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { OWN_ORIGIN, type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let admin: SignedIn
let ada: SignedIn

beforeAll(async () => {
  admin = await signedInPerson('admin', 'Olga')
  ada = await signedInPerson('responder', 'Ada')
})

const documents = () => [
  {
    users: [
      { id: 'U1', name: 'Ada', email: ada.email },
      { id: 'U2', name: 'Zoe', email: 'zoe@elsewhere.example' },
    ],
  },
  {
    schedule: {
      id: 'S1',
      name: 'Payments',
      time_zone: 'Europe/Berlin',
      schedule_layers: [
        {
          name: 'Week',
          start: '2025-01-06T08:00:00Z',
          rotation_virtual_start: '2025-01-06T08:00:00Z',
          rotation_turn_length_seconds: 604800,
          users: [{ user: { id: 'U1' } }, { user: { id: 'U2' } }],
          restrictions: [],
        },
      ],
    },
  },
  {
    escalation_policies: [
      {
        id: 'E1',
        name: 'Payments',
        num_loops: 1,
        escalation_rules: [{ escalation_delay_in_minutes: 10, targets: [{ id: 'S1', type: 'schedule_reference' }] }],
      },
    ],
  },
]

const post = (as: SignedIn, over: object = {}) =>
  call(POST, as, { body: { source: 'pagerduty', documents: documents(), ...over } })

const states = (things: ImportedThing[]) => things.map(({ kind, state }) => `${kind} ${state}`)

/** What a run told, line by line. */
async function run(over: object = {}): Promise<ImportedThing[]> {
  const response = await POST(
    new Request(`${OWN_ORIGIN}/api/v1/on-call/import?apply=true`, {
      method: 'POST',
      headers: { cookie: admin.cookie, origin: OWN_ORIGIN, 'content-type': 'application/json' },
      body: JSON.stringify({ source: 'pagerduty', documents: documents(), ...over }),
    }),
    { params: Promise.resolve({}) },
  )
  const lines = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(lines.at(-1)).toEqual({ isOver: true })
  return lines.flatMap(({ thing }) => thing ?? [])
}

describe('[IMPORT-10] rotas, policies and people of elsewhere', () => {
  test('are tried without writing anything, by admins only', async () => {
    const { body } = await post(admin)
    expect(states(body.things)).toEqual(['person known', 'person left-out', 'rota new', 'policy new'])
    expect(await query('select 1 from rota')).toEqual([])
    expect((await post(ada)).status).toBe(403)
  })

  test('are written once, whatever is sent again', async () => {
    expect(states(await run())).toEqual(['person known', 'person left-out', 'rota written', 'policy written'])
    const { body: rotas } = await call(getRotas, admin, {})
    expect(rotas.rotas).toMatchObject([{ key: 'payments', zone: 'Europe/Berlin', people: [{ id: ada.actor.id }] }])
    const { body: policies } = await call(getPolicies, admin, {})
    expect(policies.policies).toMatchObject([{ name: 'Payments', steps: 1, repeat: 1 }])
    expect(states(await run())).toEqual(['person known', 'person left-out', 'rota known', 'policy known'])
  })

  test('invite who is not here when that is wanted', async () => {
    const things = await run({ invites: true })
    expect(things[1]).toMatchObject({ state: 'written', invitationUrl: expect.stringContaining('/invite?token=') })
    expect(await query("select 1 from invitation where email = 'zoe@elsewhere.example'")).toHaveLength(1)
  })

  test('say what is wrong with what is none', async () => {
    expect(await post(admin, { documents: [{ hello: 1 }] })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining('no people, rotas or policies') } },
    })
    expect((await post(admin, { source: 'nagios' })).body.error.message).toContain('source')
  })
})
