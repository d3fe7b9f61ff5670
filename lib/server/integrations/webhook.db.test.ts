import { describe, expect, test } from 'vitest'
import { POST as postWithHeader } from '@/app/api/webhooks/alertmanager/route'
import { changeIntegration, rotateKey } from '@/lib/server/integrations/change-integration'
import { MAX_DELIVERY_BYTES } from '@/lib/server/integrations/intake-load'
import { getIntegration } from '@/lib/server/queries/list-integrations'
import { alertSender, delivery, postTo } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'

const withBearer = (key: string) =>
  postWithHeader(
    new Request('http://localhost:3000/api/webhooks/alertmanager', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
      body: JSON.stringify(delivery([{}])),
    }),
    undefined,
  )

describe('the key', () => {
  test('[INTAKE-1] names the integration, in the path or as a bearer token', async () => {
    const { integration, send } = await alertSender()
    expect((await send({})).status).toBe(200)
    expect((await withBearer(integration.key)).status).toBe(200)
  })

  test('[INTAKE-1] of nobody opens nothing and tells nothing', async () => {
    const body = JSON.stringify(delivery([{}]))
    const unknown = await postTo('evk_guessed', body)
    expect([unknown.status, (await unknown.json()).error.code]).toEqual([404, 'not_found'])
    expect((await withBearer('evk_guessed')).status).toBe(401)
    expect((await withBearer('')).status).toBe(401)
  })

  test('[INTAKE-1] stops at once when the integration is disabled or gets a new one', async () => {
    const { admin, integration, send } = await alertSender()
    await changeIntegration(admin, integration.id, { isEnabled: false })
    expect((await send({})).status).toBe(404)
    await changeIntegration(admin, integration.id, { isEnabled: true })
    expect((await send({})).status).toBe(200)
    const { key } = await rotateKey(admin, integration.id)
    expect((await send({})).status).toBe(404)
    expect((await postTo(key, JSON.stringify(delivery([{}])))).status).toBe(200)
  })

  test('[INTAKE-1] is nowhere in the database', async () => {
    const { integration, send, post } = await alertSender()
    await send({})
    await post('{"version":"4"}')
    for (const table of ['integration', 'alert', 'timer']) {
      const [{ text } = { text: '' }] = await query<{ text: string }>(
        `select json_agg(t)::text as text from ${table} t`,
      )
      expect(text).not.toContain(integration.key)
    }
  })
})

describe('what cannot be used', () => {
  test('[INTAKE-3] is a 400 that names the field, and the admin sees it', async () => {
    const { admin, integration, post } = await alertSender()
    const response = await post({ ...delivery([{}]), alerts: [{ status: 'firing', labels: { severity: 1 } }] })
    const { error } = await response.json()
    expect([response.status, error.code]).toEqual([400, 'invalid_input'])
    expect(error.details.fields.map(({ path }: { path: string }) => path)).toContain('alerts.0.labels.severity')
    const { lastError } = await getIntegration(admin, integration.id)
    expect(lastError?.message).toContain('alerts.0.labels.severity')
  })

  test.each([
    ['nothing', '', 400],
    ['half a body', '{"version":"4","alerts":[', 400],
    ['great depth', `{"version":"4","alerts":${'['.repeat(100_000)}`, 400],
    ['a prototype', '{"version":"4","alerts":[],"__proto__":{"x":1}}', 400],
    ['a list', '[]', 400],
    ['null', 'null', 400],
    ['too much', `{"version":"4","alerts":[],"x":"${'x'.repeat(MAX_DELIVERY_BYTES)}"}`, 413],
  ])('[INTAKE-3] %s is refused', async (_, body, status) => {
    const { post } = await alertSender()
    expect((await post(body)).status).toBe(status)
  })

  test('[INTAKE-3] strange characters are no reason to lose an alert', async () => {
    const { integration, post } = await alertSender()
    const body = JSON.stringify(delivery([{ labels: { alertname: 'nul: ZZ', constructor: 'x', toString: 'y' } }]))
    expect((await post(body.replace('ZZ', '\\u0000\\ud800'))).status).toBe(200)
    const [alert] = await query<{ labels: object }>('select labels from alert where integration_id = $1', [
      integration.id,
    ])
    expect(alert?.labels).toEqual({ alertname: 'nul: \ufffd\ufffd', constructor: 'x', toString: 'y' })
  })

  test('an empty delivery is accepted', async () => {
    const { post } = await alertSender()
    expect(await (await post({ version: '4', alerts: [] })).json()).toEqual({ fired: 0, refreshed: 0, resolved: 0 })
  })
})
