import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const personalRule = behaviour(
  '[CHAN-3] somebody is told over the channels of their own rule, in its order and at its minutes',
  async (smoke) => {
    const ada = await smoke.person('Ada')
    const ben = await smoke.person('Ben', { has: ['push', 'ntfy', 'sms', 'voice'] })
    await smoke.wants(ben, [
      ['ntfy', 0],
      ['push', 1],
      ['sms', 3],
      ['voice', 6],
      ['sms', 9],
    ])
    const service = await smoke.service([step(60, ben)])
    const incident = await smoke.incident(ada, { severity: 'sev1', serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('30m')
    expect(smoke.told()).toEqual([
      // Mail to the account always comes, at once when the rule does not name it.
      '0m Ben email',
      '0m Ben ntfy',
      '1m Ben push',
      '3m Ben sms',
      '6m Ben voice',
      '9m Ben sms',
    ])
    for (const channel of ['email', 'ntfy', 'push', 'sms', 'voice'] as const) {
      expect(smoke.lastTold(ben, channel), channel).toContain(`SEV1 ${incident.key} ${service.name}`)
    }
  },
)

export const usualOrder = behaviour(
  '[CHAN-2] without a rule a text comes after two minutes and a call after four, of low urgency neither',
  async (smoke) => {
    const ada = await smoke.person('Ada')
    const ben = await smoke.person('Ben', { has: ['push', 'sms', 'voice'] })
    const service = await smoke.service([step(60, ben)])
    const low = await smoke.incident(ada, { severity: 'sev4', serviceIds: [service.id] })
    await smoke.pageService(low, service, ada)
    await smoke.windForward('10m')
    expect(smoke.told()).toEqual(['0m Ben email', '0m Ben push'])
    await smoke.answer(ben, 'acknowledge')
    const high = await smoke.incident(ada, { severity: 'sev2', serviceIds: [service.id] })
    await smoke.pageService(high, service, ada)
    await smoke.windForward('10m')
    expect(smoke.told().slice(2)).toEqual(['10m Ben email', '10m Ben push', '12m Ben sms', '14m Ben voice'])
  },
)
