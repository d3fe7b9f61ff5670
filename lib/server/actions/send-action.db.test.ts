import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type PersonActor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { Call } from '@/lib/server/actions/call-once'
import { dryRun } from '@/lib/server/actions/dry-run'
import { getLeverAction, leverActionChangeSchema, putLeverAction } from '@/lib/server/actions/lever-actions'
import { sendActionBy, sendsSettled } from '@/lib/server/actions/send-action'
import { saveLever } from '@/lib/server/db/levers'
import { withTransaction } from '@/lib/server/db/pool'
import type { DueTimer } from '@/lib/server/db/timers'
import { changeSetting } from '@/lib/server/organisation-settings'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getService } from '@/lib/server/queries/get-service'
import { query } from '@/lib/testing/database'
import { anAdmin, anIncident, aPerson, aService, aStakeholder, aTeam, run } from '@/lib/testing/factories'
import { type Receiver, startReceiver } from '@/lib/testing/http-receiver'
import { runDueTimers } from '@/lib/testing/run-timers'

const signing = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
let receiver: Receiver
let admin: PersonActor
let keeper: PersonActor
let service: { id: string; name: string }

beforeAll(async () => {
  receiver = await startReceiver()
  admin = await anAdmin({ name: 'Ada' })
  keeper = await aPerson({ name: 'Ben' })
  service = await aService({ name: 'Checkout', team: await aTeam({ members: [keeper] }) })
  await withTransaction((tx) =>
    saveLever(
      tx,
      service.id,
      'roll-back',
      { how: 'Push the button', url: null, who: '', expectedMinutes: 5 },
      new Date(),
    ),
  )
})
afterAll(() => receiver.stop())
beforeEach(async () => {
  receiver.received.length = 0
  receiver.answerWith((response) => response.end('{"ok":true}'))
  await changeSetting(admin, 'action-hosts', [receiver.host])
})

const give = (over: object = {}, secrets: object = { signing, headers: { Authorization: 'Bearer s3cret-token' } }) =>
  putLeverAction(
    keeper,
    service.id,
    'roll-back',
    leverActionChangeSchema.parse({
      action: {
        preset: 'webhook',
        url: `${receiver.origin}/rollback/{{incident.key}}?by={{person.name}}`,
        body: { type: 'json', template: '{"to": "{{mitigation.target}}", "why": "{{incident.title}}"}' },
        timeoutSeconds: 1,
        ...over,
      },
      secrets,
    }),
  )

async function asked(actionId = randomUUID()) {
  const incident = await anIncident({ by: keeper, title: 'Checkout says "no"', serviceIds: [service.id] })
  const mitigationId = randomUUID()
  const rollBack = { kind: 'roll-back', title: 'Roll back', checkMinutes: 5, reversible: true, start: true }
  const what = { serviceId: service.id, lever: 'roll-back', target: 'build 41' }
  await run(incident, 'propose-mitigation', { mitigationId, ...rollBack, ...what }, keeper)
  await run(incident, 'request-action', { mitigationId, actionId }, keeper)
  const action = async () => (await getIncident(SYSTEM_ACTOR, incident.id)).mitigations[0]?.action
  const timer = async (): Promise<DueTimer> => {
    const [row] = await query<Omit<DueTimer, 'incidentId' | 'dueAt'>>(
      `select id, key, kind, payload, attempts from timer where kind = 'send-action' and incident_id = $1`,
      [incident.id],
    )
    return { ...row!, incidentId: incident.id, dueAt: new Date() }
  }
  return { incident, mitigationId, actionId, action, timer }
}

async function send() {
  await runDueTimers()
  await sendsSettled()
}

test('[ACTION-1] [ACTION-2] [ACTION-6] what the dry run shows is sent once, signed, and its answer is in the log', async () => {
  await give()
  const { incident, mitigationId, actionId, action } = await asked()
  const shown = await dryRun(keeper, service.id, 'roll-back', { incident: incident.key, mitigationId })
  expect(receiver.received).toEqual([])
  expect(shown).toMatchObject({
    method: 'POST',
    refusal: null,
    signature: ['webhook-id', 'webhook-timestamp', 'webhook-signature'],
  })
  expect(JSON.stringify(shown)).not.toContain('s3cret-token')
  await send()
  expect(await action()).toMatchObject({ state: 'answered', status: 200, isOk: true, detail: '{"ok":true}' })
  const [got, ...more] = receiver.received
  expect(more).toEqual([])
  expect(`${receiver.origin}${got!.path}`).toBe(shown.url)
  expect(got!.body).toBe(shown.body)
  expect(JSON.parse(got!.body)).toEqual({ to: 'build 41', why: 'Checkout says "no"' })
  expect(got!.headers).toMatchObject({ authorization: 'Bearer s3cret-token', 'webhook-id': actionId })
  for (const { name, value, isSecret } of shown.headers) if (!isSecret) expect(got!.headers[name]).toBe(value)
  expect(() => new Webhook(signing).verify(got!.body, got!.headers as Record<string, string>)).not.toThrow()
  expect(() => new Webhook(signing).verify(`${got!.body} `, got!.headers as Record<string, string>)).toThrow()
  await send()
  expect(receiver.received).toHaveLength(1)
})

test('[ACTION-6] a failure is an answer too, and what it echoes holds no secret', async () => {
  await give()
  receiver.answerWith((response, { headers }) => response.writeHead(500).end(`no: ${headers.authorization}\u0000`))
  const { action } = await asked()
  await send()
  expect(await action()).toMatchObject({ state: 'answered', status: 500, isOk: false, detail: 'no: ••••••' })
})

test('[ACTION-7] a redirect is not followed, and of a long answer the beginning is kept', async () => {
  await give()
  receiver.answerWith((response) => response.writeHead(302, { location: '/elsewhere' }).end('x'.repeat(100_000)))
  const { action } = await asked()
  await send()
  expect(await action()).toMatchObject({ state: 'answered', status: 302, isOk: false, detail: 'x'.repeat(2000) })
  expect(receiver.received).toHaveLength(1)
})

test('[ACTION-6] no answer in time, and a connection that is cut, are unknown', async () => {
  await give()
  receiver.answerWith(() => {})
  const silent = await asked()
  await send()
  expect(await silent.action()).toMatchObject({ state: 'unknown', detail: 'No answer within 1 second.' })
  receiver.answerWith((response) => response.destroy())
  const cut = await asked()
  await send()
  expect(await cut.action()).toMatchObject({ state: 'unknown' })
  expect(receiver.received).toHaveLength(2)
})

test('[ACTION-6] [ACTION-7] nobody there, or a host that nobody allowed, is not sent', async () => {
  const gone = await startReceiver()
  await gone.stop()
  await changeSetting(admin, 'action-hosts', [gone.host])
  await give({ url: `${gone.origin}/` })
  const refused = await asked()
  await send()
  expect(await refused.action()).toMatchObject({ state: 'not-sent', detail: expect.stringContaining('refused') })
  await changeSetting(admin, 'action-hosts', [])
  await give({ url: `${receiver.origin}/` })
  const private_ = await asked()
  await send()
  expect(await private_.action()).toMatchObject({ state: 'not-sent', detail: expect.stringContaining('private') })
  expect(receiver.received).toEqual([])
})

test('[ACTION-6] a process that dies while it sends leaves it unknown, and no other sends again', async () => {
  await give()
  const { timer, action, incident, mitigationId, actionId } = await asked()
  let calls = 0
  let ended = () => {}
  const never: Call = () => {
    calls += 1
    return new Promise((resolve) => {
      ended = () => resolve({ kind: 'unknown', reason: 'too late' })
    })
  }
  const handle = sendActionBy(never)
  expect(await handle(await timer())).toMatchObject({ kind: 'again' })
  expect(await action()).toMatchObject({ state: 'sending' })
  expect(await handle(await timer())).toBeUndefined()
  expect(await action()).toMatchObject({ state: 'unknown' })
  await handle(await timer())
  expect(calls).toBe(1)
  ended()
  const again = { mitigationId, actionId: randomUUID() }
  await expect(run(incident, 'request-action', again, keeper)).rejects.toMatchObject({ details: { rule: 'ACTION-5' } })
  await run(incident, 'request-action', { ...again, again: actionId }, keeper)
  await send()
  expect(await action()).toMatchObject({ state: 'answered', actionId: again.actionId })
  expect(receiver.received).toHaveLength(1)
})

test('[ACTION-6] ten processes at the same moment send once', async () => {
  await give()
  const { timer, action } = await asked()
  const due = await timer()
  let calls = 0
  const counting: Call = async () => {
    calls += 1
    return { kind: 'answered', status: 204, isOk: true, durationMs: 1, body: '' }
  }
  await Promise.all(Array.from({ length: 10 }, () => sendActionBy(counting)(due)))
  await expect.poll(action).toMatchObject({ state: 'answered' })
  expect(calls).toBe(1)
})

test('[ACTION-6] requests of two incidents with the same id, made by their callers, are both sent', async () => {
  await give()
  const one = await asked()
  const other = await asked(one.actionId)
  await send()
  expect(await one.action()).toMatchObject({ state: 'answered' })
  expect(await other.action()).toMatchObject({ state: 'answered' })
  expect(receiver.received).toHaveLength(2)
})

test('[ACTION-3] [CHANGE-4] the last good version of production is none of a drill', async () => {
  const [{ id: integration } = { id: '' }] = await query<{ id: string }>(
    `insert into integration (id, kind, name, key_hash, settings, created_at)
     values (gen_random_uuid(), 'events', 'CI', '\\x02', '{}', now()) returning id`,
  )
  const drilled = await anIncident({ by: keeper, kind: 'drill' })
  const [{ id: drill } = { id: '' }] = await query<{ id: string }>(
    `with made as (insert into integration (id, kind, name, key_hash, settings, created_at)
       values (gen_random_uuid(), 'drill', 'Drill', '\\x01', '{}', now()) returning id)
     insert into drill (id, incident_id, scenario, state, created_by, started_at)
     select id, $1, '{}', 'ended', $2, now() from made returning id`,
    [drilled.id, keeper.id],
  )
  const told = async (by: string, version: string, minutesAgo: number) =>
    (
      await query<{ id: string }>(
        `insert into change (id, integration_id, dedup_key, kind, status, title, service_id, version, at, received_at, raw)
         values (gen_random_uuid(), $1, $2, 'deploy', 'succeeded', $2, $3, $2, now() - $4 * interval '1 minute', now(), '{}')
         returning id`,
        [by, version, service.id, minutesAgo],
      )
    )[0]!.id
  await told(integration, '40', 90)
  const changeId = await told(integration, '41', 30)
  await told(drill, 'made up', 60)
  await give({ body: { type: 'json', template: '{"to": "{{lastGood.version}}"}' } })
  const incident = await anIncident({ by: keeper })
  const shown = await dryRun(keeper, service.id, 'roll-back', { incident: incident.key, changeId })
  expect(JSON.parse(shown.body ?? '')).toEqual({ to: '40' })
})

test('[ACTION-9] what was changed after it was asked for is not sent', async () => {
  await give()
  const { action } = await asked()
  await give({ url: `${receiver.origin}/elsewhere` })
  await send()
  expect(await action()).toMatchObject({ state: 'not-sent', detail: 'It was changed after it was asked for.' })
  expect(receiver.received).toEqual([])
})

test('[ACTION-8] secrets are sealed, never answered, and not carried to another place', async () => {
  await give()
  const view = await getLeverAction(admin, service.id, 'roll-back')
  expect(view.secrets).toEqual({ signing: true, token: false, headers: ['Authorization'] })
  expect(JSON.stringify(view)).not.toContain('s3cret')
  const [row] = await query<{ text: string }>(
    `select coalesce(action::text, '') || encode(action_secrets, 'escape') as text from lever`,
  )
  expect(row!.text).not.toContain('s3cret')
  await expect(give({ url: 'https://evil.example/' }, {})).rejects.toMatchObject({ details: { rule: 'ACTION-8' } })
  expect(await give({ url: 'https://other.example/' }, { headers: { Authorization: null } })).toMatchObject({
    secrets: { headers: [] },
  })
  expect(await give({}, { signing: 'new' })).toMatchObject({ signingSecret: expect.stringMatching(/^whsec_/) })
})

test('[ACTION-1] only admins and the owning team set it; stakeholders see no dry run', async () => {
  await give()
  const stranger = await aPerson()
  await expect(getLeverAction(stranger, service.id, 'roll-back')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(dryRun(await aStakeholder(), service.id, 'roll-back', {})).rejects.toMatchObject({ code: 'forbidden' })
  expect(await dryRun(stranger, service.id, 'roll-back', {})).toMatchObject({ method: 'POST' })
  const actionFor = async (actor: PersonActor) => (await getService(actor, service.id)).levers[0]?.action
  expect(await actionFor(stranger)).toMatchObject({ preset: 'webhook' })
  expect(await actionFor(await aStakeholder())).toBeNull()
})
