import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as postIssue } from '@/app/api/v1/preventions/[id]/issue/route'
import { POST as postCheck } from '@/app/api/v1/preventions/tracker/check/route'
import { GET as getTracker, PUT as putTracker } from '@/app/api/v1/preventions/tracker/route'
import { GET as getSetting, PUT as putSetting } from '@/app/api/v1/settings/[key]/route'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { anIncident } from '@/lib/testing/factories'
import { startGithubStandIn } from '@/lib/testing/github-stand-in'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let github: Awaited<ReturnType<typeof startGithubStandIn>>
let ada: SignedIn
let admin: SignedIn
let id: string

async function set(key: string, value: unknown) {
  const { version } = (await call(getSetting, admin, { params: { key } })).body
  return call(putSetting, admin, { params: { key }, body: { value, version }, method: 'PUT' })
}
const setUp = (over: object = {}) =>
  set('github-issues', {
    isOn: true,
    repository: github.repository,
    apiUrl: github.apiUrl,
    labels: ['evenkeel'],
    ...over,
  })
const giveToken = (token: string | null, as = admin) => call(putTracker, as, { body: { token }, method: 'PUT' })
const ask = () => call(postIssue, ada, { params: { id } })

beforeAll(async () => {
  ada = await signedInPerson('responder', 'Ada')
  admin = await signedInPerson('admin', 'Olga')
})
beforeEach(async () => {
  github = await startGithubStandIn()
  await set('action-hosts', [github.host])
  await setUp()
  await giveToken(github.token)
  const incident = await anIncident({ by: ada.actor })
  id = randomUUID()
  await addPrevention(ada.actor, incident.id, { id, title: 'A canary', kind: 'prevent' })
})
afterEach(() => github.stop())

describe('[ISSUE-5] the token', () => {
  const state = (as = admin) => call(getTracker, as)

  test('is set by admins, and never answered', async () => {
    expect((await state()).body).toEqual({ isTokenSet: true, tokenIsFor: null })
    expect((await state(ada)).status).toBe(403)
    expect((await giveToken('x', ada)).status).toBe(403)
    const setting = await call(getSetting, ada, { params: { key: 'github-issues' } })
    expect(JSON.stringify(setting.body)).not.toContain(github.token)
    const rows = await query('select value::text as value from organisation_setting')
    expect(JSON.stringify(rows)).not.toContain(github.token)
    expect((await call(getSetting, admin, { params: { key: 'github-issues-token' } })).status).toBe(404)
  })

  test('does not go to another address than it was given for', async () => {
    const other = await startGithubStandIn()
    try {
      await set('action-hosts', [github.host, other.host])
      await setUp({ apiUrl: other.apiUrl })
      expect((await state()).body).toEqual({ isTokenSet: false, tokenIsFor: new URL(github.apiUrl).origin })
      expect((await ask()).body.error.details.rule).toBe('ISSUE-6')
      expect((await call(postCheck, admin, { method: 'POST' })).body).toMatchObject({ isOk: false })
      expect(other.received).toEqual([])
    } finally {
      await other.stop()
    }
  })

  test('can be taken away', async () => {
    expect((await giveToken(null)).body).toEqual({ isTokenSet: false, tokenIsFor: null })
    expect((await ask()).body.error).toMatchObject({
      code: 'rule_refused',
      message: expect.stringContaining('No token'),
    })
  })
})

describe('[ISSUE-6] setting it up', () => {
  const check = () => call(postCheck, admin, { method: 'POST' })

  test('is checked by reading the repository', async () => {
    expect((await check()).body).toEqual({ isOk: true, message: 'acme/checkout can be read, and has issues.' })
    expect((await call(postCheck, ada, { method: 'POST' })).status).toBe(403)
    await giveToken('another')
    expect((await check()).body).toMatchObject({ isOk: false, message: expect.stringContaining('401') })
    await set('action-hosts', [])
    expect((await check()).body).toMatchObject({ isOk: false, message: expect.stringContaining('private address') })
  })

  test.each([
    [{ repository: 'acme' }, 'repository'],
    [{ repository: 'acme/..' }, 'repository'],
    [{ repository: 'acme/a?b' }, 'repository'],
    [{ repository: '' }, 'repository'],
    [{ apiUrl: 'ftp://x.example' }, 'apiUrl'],
    [{ apiUrl: 'https://x.example/?a=1' }, 'apiUrl'],
    [{ labels: ['a,b'] }, 'labels.0'],
  ])('refuses %j', async (over, field) => {
    expect((await setUp(over)).body.error.details.fields[0].path).toBe(`value.${field}`)
  })

  test('nothing is made while it is off', async () => {
    await setUp({ isOn: false })
    expect((await ask()).body.error.details.rule).toBe('ISSUE-6')
  })
})
