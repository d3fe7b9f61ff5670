import { randomUUID } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { changeSetting } from '@/lib/server/organisation-settings'
import { policySigningSecret } from '@/lib/server/paging/policy-secret'
import { anIncident, aPerson, run } from '@/lib/testing/factories'
import { startReceiver } from '@/lib/testing/http-receiver'
import { aPagedService, pagingOf, step } from '@/lib/testing/paging-factories'
import { runDueTimers } from '@/lib/testing/run-timers'

test('[ESC-3] a step tells its addresses, signed, and waits for an answer of somebody else', async () => {
  const receiver = await startReceiver()
  const ada = await aPerson()
  const ben = await aPerson()
  const url = `${receiver.origin}/hook`
  const { admin, service, policy } = await aPagedService([
    { afterMinutes: 5, targets: [{ kind: 'webhook', url }] },
    step(5, ben),
  ])
  await changeSetting(admin, 'action-hosts', [receiver.host])
  const incident = await anIncident({ by: ada, serviceIds: [service.id] })
  await run(incident, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, ada)
  await runDueTimers()
  const [request, ...more] = receiver.received
  expect(more).toEqual([])
  const body = new Webhook(policySigningSecret(policy.id)).verify(
    request!.body,
    request!.headers as Record<string, string>,
  )
  expect(body).toMatchObject({
    type: 'escalation.step',
    incident: { key: incident.key },
    escalation: { service: service.name, stage: 'step 1' },
  })
  expect(await pagingOf(incident)).toMatchObject({ pages: [], escalations: [{ state: 'running', position: 0 }] })

  const hidden = await anIncident({ by: ada, visibility: 'private', serviceIds: [service.id] })
  await run(hidden, 'page-service', { escalationId: randomUUID(), serviceId: service.id }, ada)
  await runDueTimers()
  expect(receiver.received).toHaveLength(1)
  await receiver.stop()
})
