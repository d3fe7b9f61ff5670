import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const answeredByLink = behaviour(
  '[PAGE-6] the link of a text message acknowledges, signed in as nobody, and nothing planned is sent after it',
  async (smoke) => {
    const ada = await smoke.person('Ada')
    const [ben, cleo] = [await smoke.person('Ben', { has: ['sms', 'voice'] }), await smoke.person('Cleo')]
    const service = await smoke.service([step(10, ben), step(10, cleo)])
    const incident = await smoke.incident(ada, { severity: 'sev1', serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('3m')
    const [link = ''] = /http\S+$/.exec(smoke.told() && smoke.lastTold(ben, 'sms')) ?? []
    expect((await smoke.answerByLink(link)).status).toBe(303)
    await smoke.windForward('1h')
    expect(smoke.told()).toEqual(['0m Ben email', '2m Ben sms'])
    expect(await smoke.pages(incident)).toEqual(['Ben acknowledged'])
    expect(await smoke.escalation(incident)).toMatchObject({ acknowledgedBy: { name: 'Ben' } })
  },
)
