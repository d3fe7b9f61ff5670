import { beforeAll, describe, expect, test } from 'vitest'
import { GET as exportCatalogue } from '@/app/api/v1/catalogue/export/route'
import { POST as importCatalogue } from '@/app/api/v1/catalogue/import/route'
import { PATCH as changeService, GET as readService } from '@/app/api/v1/services/[id]/route'
import { GET as listServices } from '@/app/api/v1/services/route'
import { GET as listTeams } from '@/app/api/v1/teams/route'
import { makeToken } from '@/lib/server/access/tokens'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { OWN_ORIGIN, type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let admin: SignedIn
let ada: SignedIn

beforeAll(async () => {
  admin = await signedInPerson('admin', 'Root')
  ada = await signedInPerson('responder', 'Ada')
})

const send = async (yaml: string, { as = admin, dryRun = false } = {}) =>
  call(importCatalogue, as, { body: { yaml, dryRun } })
const report = async (yaml: string, options = {}) => (await send(yaml, options)).body.report
const read = async (key: string) => (await call(readService, ada, { params: { id: key } })).body.service
const keys = (things: { key: string }[]) => things.map(({ key }) => key)

async function exported(as: SignedIn): Promise<string> {
  const request = new Request(`${OWN_ORIGIN}/api/v1/test`, { headers: { cookie: as.cookie, origin: OWN_ORIGIN } })
  const response = await exportCatalogue(request, {})
  expect(response.headers.get('content-type')).toContain('application/yaml')
  return response.text()
}

const emailOf = async ({ actor }: SignedIn) =>
  (await query<{ email: string }>('select email from person where id = $1', [actor.id]))[0]?.email ?? ''

const shop = (email: string) => `
evenkeel: team
key: payments
name: Payments
members: [${email.toUpperCase()}, nobody@example.org]
---
evenkeel: service
key: checkout
name: Checkout
team: payments
tier: 1
dependsOn: [ledger]
levers:
  roll-back: {how: rollback checkout, expectedMinutes: 5}
---
evenkeel: service
key: ledger
dependsOn: [checkout]
`

describe('an import', () => {
  test('[CAT-6] adds what is new, changes what differs, and a second time nothing', async () => {
    const file = shop(await emailOf(ada))
    const tried = await report(file, { dryRun: true })
    expect((await call(listServices, ada)).body.services).toEqual([])
    const first = await report(file)
    expect(first).toEqual({ ...tried, isDryRun: false })
    expect(first).toMatchObject({
      added: [
        { kind: 'team', key: 'payments', name: 'Payments' },
        { kind: 'service', key: 'checkout', name: 'Checkout' },
        { kind: 'service', key: 'ledger', name: 'ledger' },
      ],
      changed: [],
      leftOut: [{ document: 1, what: 'payments, members' }],
    })
    expect(await read('checkout')).toMatchObject({
      tier: 1,
      team: { name: 'Payments' },
      dependsOn: [{ key: 'ledger' }],
      dependants: [{ key: 'ledger' }],
      levers: [{ kind: 'roll-back', how: 'rollback checkout', expectedMinutes: 5 }],
    })
    expect((await call(listTeams, ada)).body.teams).toMatchObject([{ key: 'payments', members: [{ name: 'Ada' }] }])
    expect(await report(file)).toMatchObject({ added: [], changed: [], unchanged: 3 })
    const changed = await report('evenkeel: service\nkey: checkout\ntier: 2\nname: The checkout')
    expect(changed).toMatchObject({
      added: [],
      changed: [
        {
          key: 'checkout',
          changes: [
            { field: 'name', from: 'Checkout', to: 'The checkout' },
            { field: 'tier', from: '1', to: '2' },
          ],
        },
      ],
    })
    expect(await read('checkout')).toMatchObject({
      name: 'The checkout',
      tier: 2,
      team: { name: 'Payments' },
      levers: [{}],
    })
  })

  test('[CAT-6] of an export changes nothing, and keeps the requests that levers carry', async () => {
    await query(`update lever set action = '{"url":"https://example.org"}'`)
    const file = await exported(admin)
    expect(file).toContain('key: checkout')
    expect(file).not.toContain('https://example.org')
    expect(await report(file)).toMatchObject({ added: [], changed: [], leftOut: [] })
    await report(file.replace('how: rollback checkout', 'how: rollback checkout now'))
    expect((await read('checkout')).levers).toMatchObject([
      { how: 'rollback checkout now', action: { url: 'https://example.org' } },
    ])
  })

  test('[CAT-6] leaves archived services alone', async () => {
    const { id } = await read('ledger')
    await call(changeService, admin, { params: { id }, body: { archived: true }, method: 'PATCH' })
    const left = await report('evenkeel: service\nkey: ledger\nname: Back')
    expect(left).toMatchObject({ added: [], changed: [], leftOut: [{ what: 'ledger', reason: expect.any(String) }] })
    expect(await read('ledger')).toMatchObject({ name: 'ledger', archivedAt: expect.any(String) })
    expect(await exported(admin)).not.toContain('key: ledger')
    await call(changeService, admin, { params: { id }, body: { archived: false }, method: 'PATCH' })
  })

  test('[CAT-6] [CAT-7] is all or nothing', async () => {
    const before = keys((await call(listServices, ada)).body.services)
    for (const [file, place] of [
      ['evenkeel: service\nkey: half\n---\nevenkeel: service\nkey: b\nteam: gone', 'document 2, team'],
      ['evenkeel: service\nkey: half\n---\nevenkeel: service\nkey: b\ndependsOn: [gone]', 'document 2, dependsOn'],
      ['evenkeel: service\nkey: half\ndependsOn: [half]', 'document 1, dependsOn: names the service itself'],
      ['evenkeel: service\nkey: half\n---\n[', 'document 2'],
    ] as const) {
      const answer = await send(file)
      expect(answer).toMatchObject({ status: 400, body: { error: { details: { fields: [{ path: 'yaml' }] } } } })
      expect(answer.body.error.message).toContain(place)
    }
    expect(keys((await call(listServices, ada)).body.services)).toEqual(before)
    expect(await send('x'.repeat(1_000_001))).toMatchObject({ status: 400 })
    expect(await send('\n'.repeat(1_000_000))).toMatchObject({ status: 413 })
  })

  test('[CAT-6] twice at once adds each service once', async () => {
    const file = Array.from({ length: 20 }, (_, at) => `evenkeel: service\nkey: many-${at}`).join('\n---\n')
    const answers = await Promise.all([1, 2, 3].map(() => report(file)))
    expect(answers.map(({ added }) => added.length).sort((left, right) => left - right)).toEqual([0, 0, 20])
  })

  test('[CAT-2] [CAT-6] is for admins, and so is the export', async () => {
    const { secret } = await makeToken(admin.actor, { name: 'responds', scope: 'respond' })
    for (const as of [ada, { token: secret }]) {
      expect(await call(importCatalogue, as, { body: { yaml: '', dryRun: true } })).toMatchObject({ status: 403 })
      expect(await call(exportCatalogue, as)).toMatchObject({ status: 403 })
    }
  })
})
