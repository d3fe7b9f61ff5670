import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import { alertRulesSchema } from '@/lib/domain/alert/alert-rules'
import { integrationChangeSchema } from '@/lib/domain/alert/integration'
import {
  addIntegration,
  changeIntegration,
  deleteIntegration,
  rotateKey,
} from '@/lib/server/integrations/change-integration'
import { createIntegration } from '@/lib/server/integrations/create-integration'
import { getIntegration, listChangesTold, listIntegrations } from '@/lib/server/queries/list-integrations'
import { alertSender } from '@/lib/testing/alert-sender'
import { signedInPerson } from '@/lib/testing/signed-in'

const NOWHERE = '00000000-0000-4000-8000-000000000000'
const rules = alertRulesSchema.parse({})

describe('integrations', () => {
  test('are for admins only', async () => {
    const { integration } = await alertSender()
    const { actor } = await signedInPerson('responder')
    const refused = { code: 'forbidden' }
    await expect(listIntegrations(actor)).rejects.toMatchObject(refused)
    await expect(getIntegration(actor, integration.id)).rejects.toMatchObject(refused)
    const input = { kind: 'alertmanager' as const, name: 'Mine', serviceId: null, rules }
    await expect(addIntegration(actor, input)).rejects.toMatchObject(refused)
    await expect(changeIntegration(actor, integration.id, { isEnabled: false })).rejects.toMatchObject(refused)
    await expect(rotateKey(actor, integration.id)).rejects.toMatchObject(refused)
    await expect(deleteIntegration(actor, integration.id)).rejects.toMatchObject(refused)
    const readOnly = { ...(await signedInPerson('admin')).actor, scope: 'read' as const }
    await expect(listIntegrations(readOnly)).rejects.toMatchObject(refused)
  })

  test('[INTAKE-1] show their key once, in the address to deliver to', async () => {
    const { admin, service } = await alertSender()
    const added = await addIntegration(admin, { kind: 'alertmanager', name: 'EU', serviceId: service.id, rules })
    expect(added.url).toBe(`http://localhost:3000/api/webhooks/alertmanager/${added.key}`)
    expect(added.integration).toMatchObject({ name: 'EU', service: { key: service.key }, isEnabled: true })
    expect(JSON.stringify(await listIntegrations(admin))).not.toContain(added.key)
  })

  test('[INTAKE-1] stay disabled when somebody else renames them at that moment', async () => {
    const { admin, integration } = await alertSender()
    await Promise.all([
      changeIntegration(admin, integration.id, { isEnabled: false }),
      changeIntegration(admin, integration.id, { name: 'EU' }),
      changeIntegration(admin, integration.id, { serviceId: null }),
    ])
    const changed = await getIntegration(admin, integration.id)
    expect(changed).toMatchObject({ isEnabled: false, name: 'EU', service: null })
  })

  test('change what is given and keep the rest', async () => {
    const { admin, integration, service } = await alertSender()
    const changed = { ...rules, opensIncident: false, severities: { page: 'sev1' as const } }
    await changeIntegration(admin, integration.id, { rules: changed })
    const renamed = await changeIntegration(admin, integration.id, { name: 'Renamed', serviceId: null })
    expect(renamed).toMatchObject({ name: 'Renamed', service: null, rules: changed })
    const back = await changeIntegration(admin, integration.id, { serviceId: service.id })
    expect(back.service).toEqual({ id: service.id, key: service.key, name: service.name })
  })

  test('[INTAKE-13] keep the rules that another admin has set meanwhile', async () => {
    const { admin, integration } = await alertSender()
    await Promise.all([
      changeIntegration(admin, integration.id, { rules: { opensIncident: false } }),
      changeIntegration(admin, integration.id, { rules: { severities: { page: 'sev1' } } }),
      changeIntegration(admin, integration.id, integrationChangeSchema.parse({ rules: { groupMinutes: 5 } })),
    ])
    const after = await getIntegration(admin, integration.id)
    expect(after.rules).toEqual({ ...rules, opensIncident: false, severities: { page: 'sev1' }, groupMinutes: 5 })
  })

  test('count what they received', async () => {
    const { admin, integration, send } = await alertSender()
    expect(await getIntegration(admin, integration.id)).toMatchObject({ lastReceivedAt: null, lastError: null })
    await send({ fingerprint: 'a' }, { fingerprint: 'b' })
    await send({ fingerprint: 'b', status: 'resolved' })
    const { alerts, lastReceivedAt } = await getIntegration(admin, integration.id)
    expect(alerts).toEqual({ firing: 1, total: 2 })
    expect(lastReceivedAt).not.toBeNull()
  })

  test('count only for an answer that tells it: there may be millions', async () => {
    const { admin, integration, send } = await alertSender()
    await send({})
    const sent = vi.spyOn(pg.Client.prototype, 'query')
    const countsOf = async (work: Promise<unknown>) => {
      sent.mockClear()
      await work.catch(() => {})
      return JSON.stringify(sent.mock.calls).match(/count\(\*\)[^)]*from alert/g)?.length ?? 0
    }
    expect(await countsOf(getIntegration(admin, integration.id))).toBe(2)
    expect(await countsOf(changeIntegration(admin, integration.id, { name: 'Renamed' }))).toBe(2)
    expect(await countsOf(rotateKey(admin, integration.id))).toBe(2)
    expect(await countsOf(changeIntegration(admin, integration.id, { serviceId: NOWHERE }))).toBe(0)
    expect(await countsOf(listChangesTold(admin, integration.id))).toBe(0)
    expect(await countsOf(deleteIntegration(admin, integration.id))).toBe(0)
    sent.mockRestore()
  })

  test('are deleted only while no alert came by them', async () => {
    const { admin, integration, send } = await alertSender()
    const { id } = await createIntegration({ kind: 'alertmanager', name: 'Unused' })
    await deleteIntegration(admin, id)
    await expect(getIntegration(admin, id)).rejects.toMatchObject({ code: 'not_found' })
    await send({})
    await expect(deleteIntegration(admin, integration.id)).rejects.toMatchObject({ code: 'conflict' })
  })

  test('of an operator name their service by its key, and what is wrong is named', async () => {
    const { admin, service } = await alertSender()
    const { id } = await createIntegration({ kind: 'alertmanager', name: 'CLI', serviceKey: service.key })
    expect((await getIntegration(admin, id)).service?.id).toBe(service.id)
    await expect(createIntegration({ kind: 'smoke-signals', name: 'x' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    const unknown = { kind: 'alertmanager', name: 'x', serviceKey: 'nowhere' }
    await expect(createIntegration(unknown)).rejects.toMatchObject({ code: 'not_found' })
    await expect(changeIntegration(admin, id, { serviceId: NOWHERE })).rejects.toMatchObject({ code: 'invalid_input' })
  })
})
