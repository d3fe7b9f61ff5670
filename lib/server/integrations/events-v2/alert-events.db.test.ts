import { describe, expect, test } from 'vitest'
import { POST as postLegacy } from '@/app/generic/2010-04-15/create_event.json/route'
import { POST } from '@/app/v2/enqueue/route'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { getIntegration, listIntegrations } from '@/lib/server/queries/list-integrations'
import { query } from '@/lib/testing/database'
import { alertsOf, documentedPayload, dropInSender, requestTo } from '@/lib/testing/drop-in-sender'
import { runDueTimers } from '@/lib/testing/run-timers'

// The payloads have the form of https://developer.pagerduty.com/docs/send-alert-event and /docs/events-api-v1;
// `alertmanager-resolve` that of Alertmanager's own notify/pagerduty, which sends a payload with a resolve as well.
const documented = (name: string) => documentedPayload('events-v2', name)

async function send(body: unknown, headers: Record<string, string> = {}) {
  const response = await POST(requestTo('/v2/enqueue', body, { headers }), undefined)
  return { status: response.status, body: await response.json(), headers: response.headers }
}

async function sendLegacy(body: unknown) {
  const response = await postLegacy(requestTo('/generic/2010-04-15/create_event.json', body), undefined)
  return { status: response.status, body: await response.json() }
}

const invalid = (...errors: string[]) => ({
  status: 400,
  body: { status: 'invalid event', message: 'Event object is invalid', errors },
})

describe('an event of the Events API v2', () => {
  test('[DROP-1] as documented becomes an alert, and the answer is the documented one', async () => {
    const sender = await dropInSender('events-v2')
    const answer = await send({ ...documented('trigger'), routing_key: sender.key })
    expect([answer.status, answer.body]).toEqual([
      202,
      { status: 'success', message: 'Event processed', dedup_key: 'samplekeyhere' },
    ])
    const [alert, ...others] = await alertsOf(sender)
    expect(others).toEqual([])
    expect(alert).toMatchObject({
      dedup_key: 'samplekeyhere',
      status: 'firing',
      severity: 'sev1',
      title: 'DISK at 99% on machine prod-datapipe03.example.com',
      url: 'https://monitoring.example.com',
      labels: { severity: 'critical', source: 'prod-datapipe03.example.com', class: 'disk', 'load avg': '0.75' },
    })
    const { routing_key: _, ...kept } = documented('trigger')
    expect(alert?.raw).toEqual(kept)
    await runDueTimers()
    const { incidents } = await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })
    expect(incidents).toMatchObject([{ severity: 'sev1', title: 'DISK at 99% on machine prod-datapipe03.example.com' }])
  })

  test('[DROP-1] has its key in the header as well, and gets a key to resolve by when it has none', async () => {
    const sender = await dropInSender('events-v2')
    const { dedup_key: _, routing_key: __, ...event } = documented('trigger')
    const { body } = await send(event, { 'x-routing-key': sender.key })
    expect(body.dedup_key).toMatch(/^[0-9a-f]{32}$/)
    const resolve = { routing_key: sender.key, event_action: 'resolve', dedup_key: body.dedup_key }
    expect((await send(resolve)).status).toBe(202)
    expect(await alertsOf(sender)).toMatchObject([{ status: 'resolved', dedup_key: body.dedup_key }])
  })

  test('[DROP-2] counts once while it is open, and anew after its resolve', async () => {
    const sender = await dropInSender('events-v2')
    const event = { ...documented('trigger'), routing_key: sender.key }
    for (const each of [event, event, { ...event, event_action: 'resolve' }, event]) {
      expect((await send(each)).status).toBe(202)
    }
    expect(await alertsOf(sender)).toMatchObject([
      { status: 'resolved', received_count: 2 },
      { status: 'firing', received_count: 1 },
    ])
  })

  test('[DROP-2] finds it by a key that cannot be stored as it is', async () => {
    const sender = await dropInSender('events-v2')
    const about = { routing_key: sender.key, dedup_key: 'nul: \u0000' }
    await send({ ...documented('trigger'), ...about })
    expect(await send({ ...about, event_action: 'acknowledge' })).toMatchObject({ status: 202 })
    expect(await alertsOf(sender)).toMatchObject([{ status: 'firing', acknowledged_by: 'Monitoring' }])
  })

  test('[DROP-2] acknowledges what is open; of nothing that is open it is accepted and dropped', async () => {
    const sender = await dropInSender('events-v2')
    const event = { ...documented('trigger'), routing_key: sender.key }
    const about = { routing_key: sender.key, dedup_key: 'samplekeyhere' }
    const success = { status: 'success', message: 'Event processed', dedup_key: 'samplekeyhere' }
    for (const event_action of ['acknowledge', 'resolve']) {
      expect(await send({ ...about, event_action })).toMatchObject({ status: 202, body: success })
    }
    expect(await alertsOf(sender)).toEqual([])
    await send(event)
    await send({ ...about, event_action: 'acknowledge' })
    expect(await alertsOf(sender)).toMatchObject([{ status: 'firing', acknowledged_by: 'Monitoring' }])
  })

  test('[DROP-1] of Alertmanager resolves though it carries a payload', async () => {
    const sender = await dropInSender('events-v2')
    const resolve = { ...documented('alertmanager-resolve'), routing_key: sender.key }
    await send({ ...resolve, event_action: 'trigger' })
    await send(resolve)
    expect(await alertsOf(sender)).toMatchObject([{ status: 'resolved' }])
  })

  test.each<[string, object, string]>([
    [
      'no action',
      { event_action: undefined },
      "'event_action' is invalid (must be one of the following: 'trigger', 'acknowledge' or 'resolve')",
    ],
    ['no payload', { payload: undefined }, "'payload' is missing or blank"],
    ['no summary', { payload: { source: 'a', severity: 'info' } }, "'payload.summary' is missing or blank"],
    [
      'an empty source',
      { payload: { summary: 'a', source: '', severity: 'info' } },
      "'payload.source' is missing or blank",
    ],
    [
      'another severity',
      { payload: { summary: 'a', source: 'b', severity: 'bad' } },
      "'payload.severity' is invalid (must be one of the following: 'critical', 'warning', 'error' or 'info')",
    ],
    [
      'a long summary',
      { payload: { summary: 'x'.repeat(1025), source: 'b', severity: 'info' } },
      "'payload.summary' is too long (maximum is 1,024 characters)",
    ],
    ['a long key', { dedup_key: 'x'.repeat(256) }, "'dedup_key' is too long (maximum is 255 characters)"],
    ['a resolve of no key', { event_action: 'resolve', dedup_key: undefined }, "'dedup_key' is missing or blank"],
  ])('[DROP-3] with %s is refused with the field named', async (_, change, problem) => {
    const sender = await dropInSender('events-v2')
    const answer = await send({ ...documented('trigger'), routing_key: sender.key, ...change })
    expect({ status: answer.status, body: answer.body }).toEqual(invalid(problem))
    expect((await getIntegration(sender.admin, sender.integration.id)).lastError).not.toBeNull()
    expect(await alertsOf(sender)).toEqual([])
  })

  test('[DROP-3] without a known key, or that is no JSON, is refused in the words of the format', async () => {
    const { routing_key: _, ...event } = documented('trigger')
    const missing = await send(event)
    expect({ status: missing.status, body: missing.body }).toEqual(invalid("'routing_key' is missing or blank"))
    const wrong = await send({ ...event, routing_key: 'f'.repeat(32) })
    expect({ status: wrong.status, body: wrong.body }).toEqual(invalid("'routing_key' is invalid"))
    const unrecognized = { status: 'Unrecognized object', message: 'Event object format is unrecognized' }
    for (const text of ['{"routing_key":', '[]', '', 'null']) {
      expect(await send(text)).toMatchObject({ status: 400, body: { ...unrecognized, errors: ['JSON parse error'] } })
    }
    expect((await send(`{"x":"${'x'.repeat(10_000_000)}"}`)).status).toBe(413)
  })

  test('[DROP-1] is durable before the answer, and its key is nowhere in the database', async () => {
    const sender = await dropInSender('events-v2')
    await send({ ...documented('trigger'), routing_key: sender.key })
    const [row] = await query<{ text: string }>('select json_agg(alert)::text as text from alert')
    expect(row?.text).toContain('samplekeyhere')
    expect(row?.text).not.toContain(sender.key)
    expect((await listIntegrations(sender.admin)).find(({ id }) => id === sender.integration.id)?.alerts.total).toBe(1)
  })
})

describe('an event of the first Events API', () => {
  test('[DROP-4] triggers, acknowledges and resolves with the key of an Events API integration', async () => {
    const sender = await dropInSender('events-v2')
    const event = { ...documented('legacy-trigger'), service_key: sender.key }
    const success = { status: 'success', message: 'Event processed', incident_key: 'srv01/HTTP' }
    expect(await sendLegacy(event)).toEqual({ status: 200, body: success })
    expect(await sendLegacy({ ...event, event_type: 'acknowledge' })).toEqual({ status: 200, body: success })
    expect(await alertsOf(sender)).toMatchObject([
      { status: 'firing', severity: 'sev2', acknowledged_by: 'Monitoring', labels: { 'ping time': '1500ms' } },
    ])
    expect(await sendLegacy({ ...event, event_type: 'resolve' })).toEqual({ status: 200, body: success })
    expect(await alertsOf(sender)).toMatchObject([{ status: 'resolved' }])
  })

  test('[DROP-4] makes a key when it has none, and names what is wrong', async () => {
    const sender = await dropInSender('events-v2')
    const event = { service_key: sender.key, event_type: 'trigger', description: 'It fails' }
    expect((await sendLegacy(event)).body.incident_key).toMatch(/^[0-9a-f]{32}$/)
    expect(await sendLegacy({ ...event, description: '' })).toEqual(invalid("'description' is missing or blank"))
    expect(await sendLegacy({ ...event, service_key: undefined })).toEqual(invalid("'service_key' is missing or blank"))
    expect(await sendLegacy({ ...event, event_type: 'resolve' })).toEqual(invalid("'incident_key' is missing or blank"))
  })
})
