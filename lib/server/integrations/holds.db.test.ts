import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { GET as getAlertRoute } from '@/app/api/v1/alerts/[id]/route'
import { PUT as snooze, DELETE as unsnooze } from '@/app/api/v1/alerts/[id]/snooze/route'
import { GET as listApart } from '@/app/api/v1/alerts/route'
import { DELETE as liftWindow } from '@/app/api/v1/maintenance-windows/[id]/route'
import { POST as addWindow, GET as listWindows } from '@/app/api/v1/maintenance-windows/route'
import { DELETE as liftSilence } from '@/app/api/v1/silences/[id]/route'
import { POST as addSilence, GET as listSilences } from '@/app/api/v1/silences/route'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { now, setClock } from '@/lib/server/clock'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { listQuiet } from '@/lib/server/queries/list-quiet'
import { type AlertSender, alertSender } from '@/lib/testing/alert-sender'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { alertsOf } from '@/lib/testing/drop-in-sender'
import { run } from '@/lib/testing/factories'
import { runDueTimers } from '@/lib/testing/run-timers'
import { signedInPerson } from '@/lib/testing/signed-in'

afterEach(() => setClock(null))

function clock() {
  let at = Date.now()
  setClock(() => new Date(at))
  return async (minutes: number) => {
    at += minutes * 60_000
    await runDueTimers()
  }
}

const inMinutes = (minutes: number) => new Date(now().getTime() + minutes * 60_000).toISOString()
const countOf = async ({ service }: AlertSender) =>
  (await listIncidents(SYSTEM_ACTOR, { serviceId: service.id })).incidents.length
const aSilence = (service: { key: string }, change: object = {}) => ({
  id: randomUUID(),
  matchers: [{ name: 'service', value: service.key }],
  reason: 'The disk is being replaced',
  endsAt: inMinutes(60),
  ...change,
})
const labelled = ({ service }: AlertSender) => ({ alertname: 'Slow', service: service.key, severity: 'critical' })

describe('a silence', () => {
  test('[ALERT-4] keeps matching alerts from opening anything until it ends, and then they do', async () => {
    const forward = clock()
    const sender = await alertSender()
    const ada = await signedInPerson('responder')
    const made = await call(addSilence, ada, { body: aSilence(sender.service) })
    expect(made).toMatchObject({
      status: 201,
      body: { silence: { state: 'active', by: { id: ada.actor.id }, holding: 0 } },
    })
    await sender.send({ fingerprint: 'a', labels: labelled(sender) })
    await forward(1)
    expect(await alertsOf(sender)).toMatchObject([{ status: 'firing', held_by: 'silence', incident_id: null }])
    expect(await countOf(sender)).toBe(0)
    const { body } = await call(listApart, ada, { query: '?status=firing' })
    expect(body.alerts).toMatchObject([{ held: { by: 'silence', id: made.body.silence.id } }])
    const listed = await call(listSilences, await signedInPerson('stakeholder'))
    expect(listed.body.silences).toMatchObject([{ reason: 'The disk is being replaced', holding: 1 }])
    await forward(60)
    expect(await countOf(sender)).toBe(1)
    expect(await alertsOf(sender)).toMatchObject([{ held_by: null, joined_because: 'opened' }])
    const { body: detail } = await call(getAlertRoute, ada, { params: { id: (await alertsOf(sender))[0]!.id } })
    expect(detail.alert.history.map(({ what }: { what: string }) => what)).toEqual(['released', 'fired'])
    expect((await call(listSilences, ada)).body.silences).toEqual([])
  })

  test('[ALERT-4] of now is listed with those that are over, however many these are', async () => {
    const ada = await signedInPerson('responder')
    await query(
      `insert into silence (id, matchers, reason, starts_at, ends_at, by_id, by_name, created_at)
       select gen_random_uuid(), '[]', 'Over', now() - interval '2 days', now() - interval '1 day', $1, 'Ada', now()
       from generate_series(1, 500)`,
      [ada.actor.id],
    )
    const { service } = await alertSender()
    const { body: made } = await call(addSilence, ada, { body: aSilence(service) })
    const { body } = await call(listSilences, ada, { query: '?all=true' })
    expect(body.silences).toHaveLength(500)
    expect(body.silences.at(-1)).toMatchObject({ id: made.silence.id, state: 'active' })
    await query("delete from silence where reason = 'Over'")
    await call(liftSilence, ada, { params: { id: made.silence.id }, method: 'DELETE' })
  })

  test('[ALERT-4] that is lifted lets go at once, unless another one holds', async () => {
    const forward = clock()
    const sender = await alertSender()
    const ada = await signedInPerson('responder')
    const [one, other] = [aSilence(sender.service), aSilence(sender.service, { endsAt: inMinutes(30) })]
    for (const body of [one, other]) await call(addSilence, ada, { body })
    await sender.send({ fingerprint: 'a', labels: labelled(sender) })
    await call(liftSilence, ada, { params: { id: one.id }, method: 'DELETE' })
    await forward(1)
    expect(await countOf(sender)).toBe(0)
    const lifted = await call(liftSilence, ada, { params: { id: other.id }, method: 'DELETE' })
    expect(lifted.body.silence).toMatchObject({ state: 'over', liftedBy: 'Ada Lovelace' })
    await forward(1)
    expect(await countOf(sender)).toBe(1)
  })

  test('[ALERT-4] asks for every matcher, of whole values, and leaves what does not match', async () => {
    const forward = clock()
    const sender = await alertSender()
    const ada = await signedInPerson('responder')
    const matchers = [
      { name: 'service', op: '=', value: sender.service.key },
      { name: 'alertname', op: '=~', value: 'Slow|Late' },
      { name: 'severity', op: '!=', value: 'info' },
      { name: 'instance', op: '!~', value: 'db-.*' },
    ]
    await call(addSilence, ada, { body: aSilence(sender.service, { matchers }) })
    const labels = { ...labelled(sender), instance: 'web-1' }
    const cases = [
      ['held', labels],
      ['other name', { ...labels, alertname: 'Slower' }],
      ['other severity', { ...labels, severity: 'info' }],
      ['other instance', { ...labels, instance: 'db-1' }],
    ] as const
    for (const [fingerprint, each] of cases) await sender.send({ fingerprint, labels: each })
    await forward(1)
    const held = (await alertsOf(sender)).flatMap(({ held_by, dedup_key }) => (held_by ? [dedup_key] : []))
    expect(held).toEqual(['held'])
  })

  test('[ALERT-4] is made once however often it is sent, and names what is wrong', async () => {
    const sender = await alertSender()
    const ada = await signedInPerson('responder')
    const body = aSilence(sender.service)
    const answers = await Promise.all([call(addSilence, ada, { body }), call(addSilence, ada, { body })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201])
    expect((await call(addSilence, await signedInPerson('responder'), { body })).status).toBe(409)
    const pathsOf = async (change: object) => {
      const { status, body } = await call(addSilence, ada, { body: aSilence(sender.service, change) })
      return [status, body.error.details.fields.map(({ path }: { path: string }) => path)]
    }
    expect(await pathsOf({ endsAt: inMinutes(-1) })).toEqual([400, ['endsAt']])
    expect(await pathsOf({ endsAt: inMinutes(60 * 24 * 31) })).toEqual([400, ['endsAt']])
    // No expression, and one that each alert would have to wait nine seconds for.
    for (const value of ['(', String.raw`(\w*\s*){0,200}!`])
      expect(await pathsOf({ matchers: [{ name: 'a', op: '=~', value }] })).toEqual([400, ['matchers.0.value']])
    expect(await pathsOf({ matchers: [{ name: 'a', op: '!=', value: 'b' }] })).toEqual([400, ['matchers']])
    expect((await call(addSilence, await signedInPerson('stakeholder'), { body })).status).toBe(403)
  })

  test('[ALERT-4] does not touch what fires in an incident already, and is listed on it', async () => {
    const forward = clock()
    const sender = await alertSender()
    const ada = await signedInPerson('responder')
    await sender.send({ fingerprint: 'a', labels: labelled(sender) })
    await forward(1)
    const { incidents } = await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })
    await call(addSilence, ada, { body: aSilence(sender.service) })
    await call(addSilence, ada, { body: aSilence({ key: 'another' }) })
    await sender.send({ fingerprint: 'a', labels: labelled(sender) })
    expect(await alertsOf(sender)).toMatchObject([{ held_by: null, incident_id: incidents[0]?.id }])
    const { body } = await call(listSilences, ada, { query: `?incident=${incidents[0]?.key}` })
    expect(body.silences).toHaveLength(1)
  })
})

describe('a maintenance window', () => {
  test('[ALERT-3] planned for later holds the alerts of its services while it lasts', async () => {
    const forward = clock()
    const sender = await alertSender({ opensIncident: true })
    const ada = await signedInPerson('responder')
    const body = {
      id: randomUUID(),
      title: 'Upgrade',
      serviceIds: [sender.service.id],
      startsAt: inMinutes(10),
      endsAt: inMinutes(40),
    }
    expect(await call(addWindow, ada, { body })).toMatchObject({ status: 201, body: { window: { state: 'planned' } } })
    await forward(11)
    await sender.send({ fingerprint: 'kept' }, { fingerprint: 'gone' })
    await forward(1)
    await sender.send({ fingerprint: 'gone', status: 'resolved' })
    await forward(1)
    expect(await alertsOf(sender)).toMatchObject([{ held_by: 'maintenance' }, { held_by: 'maintenance' }])
    expect(await countOf(sender)).toBe(0)
    expect((await call(listWindows, ada)).body.windows).toMatchObject([
      { state: 'active', services: [{ id: sender.service.id }], holding: 1 },
    ])
    await forward(30)
    expect(await countOf(sender)).toBe(1)
    const alerts = await alertsOf(sender)
    expect(alerts.find(({ dedup_key }) => dedup_key === 'kept')?.incident_id).toBeTruthy()
    expect(alerts.find(({ dedup_key }) => dedup_key === 'gone')?.incident_id).toBeNull()
  })

  test('[ALERT-3] can be ended early, and names services that are not in use', async () => {
    const forward = clock()
    const sender = await alertSender()
    const ada = await signedInPerson('responder')
    const body = { id: randomUUID(), title: 'Upgrade', serviceIds: [sender.service.id], endsAt: inMinutes(40) }
    await call(addWindow, ada, { body })
    await sender.send({ fingerprint: 'a' })
    await call(liftWindow, ada, { params: { id: body.id }, method: 'DELETE' })
    await forward(1)
    expect(await countOf(sender)).toBe(1)
    const wrong = await call(addWindow, ada, { body: { ...body, id: randomUUID(), serviceIds: [randomUUID()] } })
    expect([wrong.status, wrong.body.error.details.fields[0].path]).toEqual([400, 'serviceIds.0'])
  })
})

describe('a snooze', () => {
  test('[ALERT-7] of an alert says who, until when and why, and ends by itself or by hand', async () => {
    const forward = clock()
    const sender = await alertSender()
    const ada = await signedInPerson('responder')
    await sender.send({ fingerprint: 'a' })
    await forward(1)
    const [{ id } = { id: '' }] = await alertsOf(sender)
    const options = { params: { id }, method: 'PUT', body: { minutes: 30, reason: 'Known' } }
    const { body } = await call(snooze, ada, options)
    expect(body.alert.snoozed).toEqual({ until: inMinutes(30), by: 'Ada Lovelace', reason: 'Known' })
    await forward(31)
    expect((await call(getAlertRoute, ada, { params: { id } })).body.alert.snoozed).toBeNull()
    await call(snooze, ada, options)
    expect((await call(unsnooze, ada, { params: { id }, method: 'DELETE' })).body.alert.snoozed).toBeNull()
    const { alert } = (await call(getAlertRoute, ada, { params: { id } })).body
    expect(alert.history.map(({ what, by }: { what: string; by: string }) => [what, by])).toEqual([
      ['snooze-ended', 'Ada Lovelace'],
      ['snoozed', 'Ada Lovelace'],
      ['snooze-ended', null],
      ['snoozed', 'Ada Lovelace'],
      ['fired', null],
    ])
    await sender.send({ fingerprint: 'a', status: 'resolved' })
    expect((await call(snooze, ada, options)).status).toBe(409)
    expect((await call(snooze, await signedInPerson('stakeholder'), options)).status).toBe(403)
  })
})

test('[ROTA-18] what is kept quiet is told at a hand-over with until when, as far as its reader may see it', async () => {
  const forward = clock()
  const sender = await alertSender()
  const [ada, ben] = [await signedInPerson('responder'), await signedInPerson('responder')]
  await sender.send({ fingerprint: 'a', labels: labelled(sender) })
  await forward(1)
  const [{ id, incident_id } = { id: '', incident_id: '' }] = await alertsOf(sender)
  await call(snooze, ada, { params: { id }, method: 'PUT', body: { minutes: 30, reason: 'Known' } })
  const serviceIds = [sender.service.id]
  await call(addWindow, ada, { body: { id: randomUUID(), title: 'Upgrade', serviceIds, endsAt: inMinutes(20) } })
  const silence = aSilence(sender.service)
  await call(addSilence, ada, { body: silence })
  const quietOf = async (ids: string[]) =>
    (await listQuiet(ben.actor, ids)).filter((one) => one.kind !== 'silence' || one.id === silence.id)
  const quiet = await quietOf(serviceIds)
  expect(quiet.map(({ kind, until }) => [kind, until])).toEqual([
    ['maintenance', inMinutes(20)],
    ['snooze', inMinutes(30)],
    ['silence', inMinutes(60)],
  ])
  expect(quiet[1]).toMatchObject({ id, reason: 'Known', byName: 'Ada Lovelace' })
  expect((await quietOf([randomUUID()])).map(({ kind }) => kind)).toEqual(['silence'])
  await run({ id: incident_id ?? '' }, 'set-privacy', { visibility: 'private' }, sender.admin)
  expect((await quietOf(serviceIds)).map(({ kind }) => kind)).toEqual(['maintenance', 'silence'])
  await forward(61)
  expect(await quietOf(serviceIds)).toEqual([])
})
