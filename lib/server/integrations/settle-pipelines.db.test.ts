import { afterEach, describe, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { rulesForKind } from '@/lib/domain/alert/integration'
import { pipelineIsGreen } from '@/lib/domain/incident/pipeline-green'
import { setClock } from '@/lib/server/clock'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { alertSender } from '@/lib/testing/alert-sender'
import { type ChangeSender, changeSender, githubPayload, sendGithub } from '@/lib/testing/change-sender'
import { query } from '@/lib/testing/database'
import { anIncident, run } from '@/lib/testing/factories'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(async () => {
  setClock(null)
  // There is one way to production, so what one test leaves open the next would join.
  await query(`update incident set status = 'closed' where kind = 'delivery'`)
  // A report that is still to come would save it as it was.
  await query(`update timer set state = 'cancelled' where state = 'armed'`)
})

const instant = (n: number) => new Date(Date.parse('2026-11-20T22:00:00Z') + n * 60_000).toISOString()

/** The nth run of a workflow, as it ended. */
async function ran(
  sender: ChangeSender,
  conclusion: 'success' | 'failure',
  n: number,
  repository = 'acme/payments-api',
) {
  const payload = githubPayload(`workflow-run-${conclusion}`)
  const run = { ...payload.workflow_run, id: 1000 + n, updated_at: instant(n), head_repository: null }
  const named = { ...payload.repository, full_name: repository }
  const response = await sendGithub(sender, 'workflow_run', { ...payload, workflow_run: run, repository: named })
  expect(response.status).toBe(200)
  await runDueTimers()
}

const openDelivery = async () =>
  (await listIncidents(SYSTEM_ACTOR, { kind: ['delivery'], status: ['active'] })).incidents

describe('a pipeline', () => {
  test('[PIPE-2] [PIPE-3] that fails twice in a row opens a SEV1 about delivery, once', async () => {
    const sender = await changeSender('github')
    await ran(sender, 'failure', 1)
    expect(await openDelivery()).toEqual([])
    await ran(sender, 'failure', 1)
    expect(await openDelivery()).toEqual([])
    await ran(sender, 'failure', 2)
    await ran(sender, 'failure', 3)
    const incidents = await openDelivery()
    expect(incidents).toMatchObject([
      {
        title: 'We cannot deploy: CI fails on main of acme/payments-api',
        kind: 'delivery',
        severity: 'sev1',
        deliveryPrevented: true,
        services: [{ id: sender.service.id }],
      },
    ])
  })

  test('[PIPE-2] that fails between green runs opens nothing', async () => {
    const sender = await changeSender('github')
    await ran(sender, 'failure', 1)
    await ran(sender, 'success', 2)
    await ran(sender, 'failure', 3)
    // Told late: it ended before the green one.
    await ran(sender, 'failure', 0)
    expect(await openDelivery()).toEqual([])
  })

  test('[PIPE-2] may have another threshold', async () => {
    const sender = await changeSender('github', { changes: { ...rulesForKind('github').changes, failingRuns: 1 } })
    await ran(sender, 'failure', 1)
    expect(await openDelivery()).toHaveLength(1)
  })

  test('[PIPE-2] failures that are told at the same moment are counted together', async () => {
    const sender = await changeSender('github')
    await Promise.all([ran(sender, 'failure', 1), ran(sender, 'failure', 2)])
    expect(await openDelivery()).toHaveLength(1)
  })

  test('[PIPE-1] a deployment that fails counts at once, and is green with the next that succeeds', async () => {
    const sender = await changeSender('github')
    await sendGithub(sender, 'deployment_status', githubPayload('deployment-status-failure'))
    await runDueTimers()
    const [incident] = await openDelivery()
    expect(incident?.title).toBe('We cannot deploy: The deployment of acme/payments-api to production fails')
    const payload = githubPayload('deployment-status-success')
    const later = { ...payload.deployment_status, created_at: '2026-11-20T23:10:00Z' }
    const next = { ...payload, deployment_status: later, deployment: { ...payload.deployment, id: 2 } }
    await sendGithub(sender, 'deployment_status', next)
    setClock(() => new Date(Date.now() + 5000))
    await runDueTimers()
    expect(pipelineIsGreen(await getIncident(SYSTEM_ACTOR, incident!.id))).toBe(true)
  })
})

describe('the incident about delivery', () => {
  test('[PIPE-4] hears of green runs, and suggests resolving when all are green', async () => {
    const sender = await changeSender('github')
    for (const n of [1, 2]) await ran(sender, 'failure', n)
    const [incident] = await openDelivery()
    setClock(() => new Date(Date.now() + 5000))
    await ran(sender, 'success', 3)
    const { events } = await listEvents(SYSTEM_ACTOR, incident!.id, { after: 0, limit: 100 })
    expect(events.at(-1)).toMatchObject({ type: 'alerts.changed', payload: { firing: 0, resolved: 1 } })
    const state = await getIncident(SYSTEM_ACTOR, incident!.id)
    expect([state.status, pipelineIsGreen(state)]).toEqual(['active', true])
  })

  test('[PIPE-3] is one for all repositories, and for what people opened', async () => {
    const declared = await anIncident({ kind: 'delivery', deliveryPrevented: true, title: 'CI is down' })
    const [one, other] = [await changeSender('github'), await changeSender('github')]
    for (const n of [1, 2]) await ran(one, 'failure', n)
    for (const n of [1, 2]) await ran(other, 'failure', n, 'acme/shop')
    expect((await openDelivery()).map(({ id }) => id)).toEqual([declared.id])
    setClock(() => new Date(Date.now() + 5000))
    await runDueTimers()
    expect((await getIncident(SYSTEM_ACTOR, declared.id)).alerts).toMatchObject({ firing: 2 })
  })

  test('[PIPE-3] is delivery prevented once a pipeline fails in it, unless somebody has shown that it is not', async () => {
    const declared = await anIncident({ kind: 'delivery', severity: 'sev3', title: 'CI is slow' })
    const [one, other] = [await changeSender('github'), await changeSender('github')]
    for (const n of [1, 2]) await ran(one, 'failure', n)
    const incident = await getIncident(SYSTEM_ACTOR, declared.id)
    expect(incident).toMatchObject({ deliveryPrevented: true, severity: 'sev1' })
    const shown = { deliveryPrevented: false, evidence: { text: 'A hotfix went out at 10:40' } }
    await run(declared, 'set-delivery-prevented', shown, one.admin)
    for (const n of [1, 2]) await ran(other, 'failure', n, 'acme/shop')
    expect((await getIncident(SYSTEM_ACTOR, declared.id)).deliveryPrevented).toBe(false)
  })

  test('[PIPE-3] opens also when the services of the integration were archived', async () => {
    const sender = await changeSender('github')
    const repositories = [{ repository: 'acme/shop', serviceId: (await changeSender('github')).service.id }]
    const rules = { ...rulesForKind('github').changes, repositories }
    const other = await changeSender('github', { changes: rules })
    await query('update service set archived_at = now() where id = any($1)', [
      [sender.service.id, repositories[0]!.serviceId],
    ])
    for (const n of [1, 2]) await ran(sender, 'failure', n)
    expect(await openDelivery()).toMatchObject([{ services: [] }])
    await query(`update incident set status = 'closed' where kind = 'delivery'`)
    for (const n of [1, 2]) await ran(other, 'failure', n, 'acme/shop')
    expect(await openDelivery()).toMatchObject([{ services: [] }])
  })

  test('[PIPE-3] is not the one about production on the same service, nor the other way round', async () => {
    const sender = await changeSender('github')
    const production = await anIncident({ serviceIds: [sender.service.id] })
    for (const n of [1, 2]) await ran(sender, 'failure', n)
    const [delivery] = await openDelivery()
    expect(delivery?.services).toMatchObject([{ id: sender.service.id }])
    expect((await getIncident(SYSTEM_ACTOR, production.id)).alerts.total).toBe(0)

    const alerts = await alertSender()
    await query('update integration set service_id = $1 where id = $2', [sender.service.id, alerts.integration.id])
    await alerts.send({ fingerprint: 'a' })
    await runDueTimers()
    expect((await getIncident(SYSTEM_ACTOR, production.id)).alerts.total).toBe(1)
    expect((await getIncident(SYSTEM_ACTOR, delivery!.id)).alerts.total).toBe(1)
  })
})
