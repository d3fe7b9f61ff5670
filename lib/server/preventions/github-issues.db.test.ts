import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as postIssue } from '@/app/api/v1/preventions/[id]/issue/route'
import { GET as getOne, PATCH as patchOne } from '@/app/api/v1/preventions/[id]/route'
import { PUT as putTracker } from '@/app/api/v1/preventions/tracker/route'
import { GET as getSetting, PUT as putSetting } from '@/app/api/v1/settings/[key]/route'
import type { IncidentState } from '@/lib/domain/incident/state'
import { setClock } from '@/lib/server/clock'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { call } from '@/lib/testing/api'
import { changeSender, githubPayload, sendGithub } from '@/lib/testing/change-sender'
import { query } from '@/lib/testing/database'
import { anIncident, run } from '@/lib/testing/factories'
import { startGithubStandIn } from '@/lib/testing/github-stand-in'
import { runDueTimers } from '@/lib/testing/run-timers'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

type StandIn = Awaited<ReturnType<typeof startGithubStandIn>>

let github: StandIn
let ada: SignedIn
let admin: SignedIn
let incident: IncidentState
let id: string
let at: number

async function set(key: string, value: unknown, as = admin) {
  const { version } = (await call(getSetting, admin, { params: { key } })).body
  return call(putSetting, as, { params: { key }, body: { value, version }, method: 'PUT' })
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
const ask = (as = ada) => call(postIssue, as, { params: { id } })
const current = async () => (await call(getOne, ada, { params: { id } })).body.prevention
const patch = async (body: object) => {
  const { version } = await current()
  return call(patchOne, ada, { params: { id }, body: { version, ...body }, method: 'PATCH' })
}
const pass = async (ms: number) => {
  at += ms
  await runDueTimers()
}
const calls = () => github.received.map(({ method, path }) => `${method} ${path.replace(/\?.*/, '')}`)
const issuesPath = '/api/v3/repos/acme/checkout/issues'

beforeAll(async () => {
  ada = await signedInPerson('responder', 'Ada')
  admin = await signedInPerson('admin', 'Olga')
})
beforeEach(async () => {
  at = Date.now()
  setClock(() => new Date(at))
  github = await startGithubStandIn()
  await set('action-hosts', [github.host])
  await setUp()
  await giveToken(github.token)
  incident = await anIncident({ by: ada.actor, title: 'Checkout [down] @everyone' })
  id = randomUUID()
  await addPrevention(ada.actor, incident.id, { id, title: 'A canary', kind: 'prevent', dueOn: '2026-12-02' })
})
afterEach(async () => {
  setClock(null)
  await query('delete from timer')
  await github.stop()
})
afterAll(() => set('github-issues', { isOn: false, repository: '', apiUrl: 'https://api.github.com', labels: [] }))

describe('[ISSUE-1] an issue is made once', () => {
  test('as the documentation says, with the way back and no words that act', async () => {
    expect((await ask()).body.prevention.issueRequest).toEqual({
      state: 'creating',
      repository: 'acme/checkout',
      problem: null,
    })
    expect(github.received).toEqual([])
    await runDueTimers()
    expect(calls()).toEqual([`POST ${issuesPath}`])
    const [{ headers, body }] = github.received as [StandIn['received'][number]]
    expect(headers).toMatchObject({
      accept: 'application/vnd.github+json',
      'x-github-api-version': '2022-11-28',
      authorization: `Bearer ${github.token}`,
      'content-type': 'application/json',
    })
    const sent = JSON.parse(body)
    expect(sent).toMatchObject({ title: 'A canary', labels: ['evenkeel'] })
    expect(sent.body).toContain(`[${incident.key}](http://localhost:3000/incidents/${incident.key}/postmortem)`)
    expect(sent.body).toContain('Checkout \\[down\\] @\u200beveryone')
    expect(sent.body).toContain(`<!-- evenkeel:${id} -->`)
    const issue = {
      kind: 'github',
      url: 'https://github.example/acme/checkout/issues/1',
      repository: 'acme/checkout',
      number: 1,
      state: 'open',
    }
    expect(await current()).toMatchObject({ issue, version: 2 })
    expect(await current()).not.toHaveProperty('issueRequest')
  })

  test('however often it is asked for', async () => {
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    await runDueTimers()
    expect((await ask()).body.prevention.issue.number).toBe(1)
    await runDueTimers()
    expect(github.issues).toHaveLength(1)
  })

  test.each([
    ['the connection is cut after it was made', { isDone: true }],
    ['the connection is cut before it was made', {}],
    ['GitHub answers 502 after it was made', { status: 502, isDone: true }],
    ['GitHub answers 500 before it was made', { status: 500 }],
  ])('when %s', async (_, trouble) => {
    github.failNext(trouble)
    await ask()
    await runDueTimers()
    expect(await current()).toMatchObject({
      issue: null,
      issueRequest: { state: 'creating', problem: expect.any(String) },
    })
    await pass(31_000)
    expect(github.issues).toHaveLength(1)
    expect((await current()).issue.number).toBe(1)
    expect(calls().filter((line) => line.startsWith('GET'))).toHaveLength(1)
  })

  test('when the process died between the call and writing it down', async () => {
    await ask()
    await runDueTimers()
    // As it was when the call had left: the try is noted, the timer still armed, the issue not known.
    await query(
      `update prevention set version = 1, issue = jsonb_build_object('kind', 'github', 'state', 'creating',
        'requestId', $2::text, 'repository', 'acme/checkout', 'askedBy', '{}'::jsonb, 'askedAt', $3::text,
        'triedAt', $3::text, 'problem', null) where id = $1`,
      [id, randomUUID(), new Date(at).toISOString()],
    )
    await query(`delete from prevention_change where prevention_id = $1 and version = 2`, [id])
    const [row] = await query(`select issue ->> 'requestId' as request from prevention where id = $1`, [id])
    await query(
      `update timer set state = 'armed', payload = jsonb_set(payload, '{requestId}', to_jsonb($1::text))
       where kind = 'create-issue'`,
      [row?.request],
    )
    await pass(1000)
    expect(calls()).toHaveLength(1)
    await pass(31_000)
    expect(github.issues).toHaveLength(1)
    expect((await current()).issue).toMatchObject({ number: 1 })
    expect(calls()).toEqual([`POST ${issuesPath}`, `GET ${issuesPath}`])
  })

  test('when its rate limit is used up, not before GitHub says', async () => {
    const reset = String(Math.ceil(at / 1000) + 120)
    github.failNext({ status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset } })
    await ask()
    await runDueTimers()
    await pass(100_000)
    expect(github.received).toHaveLength(1)
    await pass(25_000)
    expect((await current()).issue.number).toBe(1)
    expect(calls()).toEqual([`POST ${issuesPath}`, `POST ${issuesPath}`])
  })

  test.each([
    [401, 'GitHub does not know the token'],
    [403, 'The token may not do this'],
    [404, 'There is no such repository'],
    [410, 'issues switched off'],
    [422, 'did not take what was sent'],
    [301, 'has moved'],
  ])('or not at all, and it says why, when GitHub answers %i', async (status, words) => {
    github.failNext({ status })
    await ask()
    await runDueTimers()
    expect((await current()).issueRequest).toMatchObject({ state: 'failed', problem: expect.stringContaining(words) })
    await pass(3_600_000)
    expect(github.received).toHaveLength(1)
    await ask()
    await runDueTimers()
    expect((await current()).issue.number).toBe(1)
  })

  test('a link cannot be given meanwhile, and an issue is not made beside a link', async () => {
    await ask()
    expect((await patch({ link: 'https://example.org/1' })).body.error.details.rule).toBe('ISSUE-1')
    await runDueTimers()
    expect((await patch({ link: 'https://example.org/1' })).body.prevention.issue).toEqual({
      kind: 'link',
      url: 'https://example.org/1',
    })
    expect((await ask()).body.error.details.rule).toBe('ISSUE-6')
  })
})

describe('[ISSUE-2] of a private incident', () => {
  test('nothing is sent, also when it became private after it was asked for', async () => {
    await ask()
    await run(incident, 'set-privacy', { visibility: 'private' }, ada.actor)
    await runDueTimers()
    expect((await current()).issueRequest).toMatchObject({
      state: 'failed',
      problem: expect.stringContaining('private'),
    })
    expect((await ask()).body.error.details.rule).toBe('ISSUE-2')
    expect(github.received).toEqual([])
  })
})

describe('[ISSUE-3] [ISSUE-4] an issue and its prevention', () => {
  beforeEach(async () => {
    await ask()
    await runDueTimers()
  })
  const done = { state: 'done', evidence: { text: 'It caught one' } }

  test('done here closes it there, once', async () => {
    await patch(done)
    await runDueTimers()
    expect(github.issues[0]).toMatchObject({ state: 'closed', state_reason: 'completed' })
    expect(await current()).toMatchObject({
      state: 'done',
      evidence: { text: 'It caught one' },
      issue: { state: 'closed' },
    })
    await pass(3 * 3_600_000)
    expect(calls().filter((line) => line.startsWith('PATCH'))).toHaveLength(1)
  })

  test('done here closes it there later, when GitHub is away', async () => {
    github.failNext({ status: 503 })
    await patch(done)
    await runDueTimers()
    expect(github.issues[0]?.state).toBe('open')
    await pass(30_000)
    expect(github.issues[0]?.state).toBe('closed')
  })

  test('[ISSUE-7] closed there makes it done here, and reopened makes it worked on, without a webhook', async () => {
    github.setState(1, 'closed')
    await pass(10 * 60_000)
    expect(await current()).toMatchObject({
      state: 'done',
      evidence: { text: 'Closed on GitHub', url: github.issues[0]?.html_url },
    })
    github.setState(1, 'open')
    await pass(60 * 60_000)
    expect(await current()).toMatchObject({ state: 'doing', evidence: null, issue: { state: 'open' } })
  })

  test('[ISSUE-7] closed there as not planned decides nothing', async () => {
    github.setState(1, 'closed', 'not_planned')
    await pass(10 * 60_000)
    expect(await current()).toMatchObject({ state: 'open', issue: { state: 'closed' } })
  })

  test('a webhook tells it at once, signed, and once', async () => {
    const sender = await changeSender('github')
    const closed = githubPayload('issues-closed')
    await query(`update prevention set issue = jsonb_set(issue, '{url}', to_jsonb($2::text)) where id = $1`, [
      id,
      `${closed.issue.html_url}?${id}`,
    ])
    const tell = (change: object, secret?: string) => {
      const issue = { ...closed.issue, html_url: `${closed.issue.html_url}?${id}`, ...change }
      const action = issue.state === 'closed' ? 'closed' : 'reopened'
      return sendGithub(sender, 'issues', { ...closed, action, issue }, secret)
    }
    expect((await tell({}, 'wrong')).status).toBe(401)
    expect((await current()).state).toBe('open')
    expect((await tell({})).status).toBe(200)
    await tell({})
    expect(await current()).toMatchObject({ state: 'done', version: 3, evidence: { text: 'Closed on GitHub' } })
    await tell({ state: 'open', state_reason: 'reopened' })
    expect(await current()).toMatchObject({ state: 'doing', version: 4 })
    const [change] = await query('select actor from prevention_change where prevention_id = $1 and version = 4', [id])
    expect(change?.actor).toEqual({ kind: 'integration', id: sender.integration.id, name: 'CI' })
  })
})
