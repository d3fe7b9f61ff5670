import { Webhook } from 'standardwebhooks'
import { expect, onTestFinished, vi } from 'vitest'
import { policySigningSecret } from '@/lib/server/paging/policy-secret'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const stepTellsAnAddress = behaviour(
  '[ESC-3] a step tells its addresses, signed, and waits for an answer of somebody else; of a private incident it tells nothing',
  async (smoke) => {
    const [ada, ben] = await smoke.people('Ada', 'Ben')
    const { web } = smoke.outside
    const url = `${web.origin}/hook`
    const service = await smoke.service([step(5, { kind: 'webhook', url }), step(5, ben)])
    const hidden = await smoke.incident(ada, { visibility: 'private', serviceIds: [service.id] })
    await smoke.pageService(hidden, service, ada)
    expect(smoke.told()).toEqual([])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('5m')
    expect(smoke.told()).toEqual([`0m ${url} webhook`, '5m Ben email', '5m Ben email'])
    const request = web.received.findLast(({ path }) => path === '/hook')
    const webhook = new Webhook(policySigningSecret(service.policyId))
    // Whoever checks a signature goes by their own clock.
    vi.setSystemTime(smoke.after('0s'))
    onTestFinished(() => void vi.useRealTimers())
    const body = webhook.verify(request?.body ?? '', request?.headers as Record<string, string>)
    expect(body).toMatchObject({
      type: 'escalation.step',
      incident: { key: incident.key },
      escalation: { service: service.name, stage: 'step 1' },
    })
  },
)
