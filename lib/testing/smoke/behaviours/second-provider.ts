import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { breaks } from '@/lib/testing/smoke/outside'

export const secondProvider = behaviour(
  '[CHAN-5] when the first account fails the second one brings the text, at the same moment, and the page says so',
  async (smoke) => {
    const ada = await smoke.person('Ada')
    const ben = await smoke.person('Ben', { has: ['sms'] })
    const incident = await smoke.incident(ada, { severity: 'sev1' })
    smoke.outside.twilio.troubleWith(breaks)
    await smoke.run(incident, 'page-person', { pageId: randomUUID(), personId: ben.id }, ada)
    await smoke.windForward('5m')
    expect(smoke.told()).toEqual(['0m Ben email', '2m Ben sms by the second'])
    const { sms } = await smoke.attempts(incident, ben)
    expect(sms).toMatchObject({ state: 'sent', detail: expect.stringMatching(/^Twilio ACaa…aaaa failed before/) })
  },
)
