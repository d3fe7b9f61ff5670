import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const resolvedStopsPaging = behaviour(
  '[ESC-8] when the incident is resolved nobody else is asked, and nothing planned is sent',
  async (smoke) => {
    const [ada, cleo] = await smoke.people('Ada', 'Cleo')
    const ben = await smoke.person('Ben', { has: ['sms', 'voice'] })
    const service = await smoke.service([step(5, ben), step(5, cleo)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('3m')
    await smoke.run(incident, 'change-status', { status: 'resolved' }, ada)
    await smoke.windForward('2h')
    expect(smoke.told()).toEqual(['0m Ben email', '2m Ben sms'])
    expect(await smoke.escalation(incident)).toMatchObject({ state: 'stopped' })
    expect(await smoke.pages(incident)).toEqual(['Ben expired'])
  },
)

export const stoppedByHand = behaviour(
  '[ESC-3] a run that somebody stops asks nobody else, and the page that waited ends',
  async (smoke) => {
    const [ada, cleo] = await smoke.people('Ada', 'Cleo')
    const ben = await smoke.person('Ben', { has: ['sms'] })
    const service = await smoke.service([step(5, ben), step(5, cleo)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    const escalationId = await smoke.pageService(incident, service, ada)
    await smoke.run(incident, 'stop-escalation', { escalationId, reason: 'A false alarm' }, ada)
    await smoke.windForward('1h')
    expect(smoke.told()).toEqual(['0m Ben email'])
    expect(await smoke.pages(incident)).toEqual(['Ben expired'])
  },
)

export const answeredElsewhere = behaviour(
  '[PAGE-4] once one of a step has it, what the others were still to be told is not sent',
  async (smoke) => {
    const ada = await smoke.person('Ada')
    const [ben, cleo] = [await smoke.person('Ben', { has: ['sms'] }), await smoke.person('Cleo', { has: ['voice'] })]
    const service = await smoke.service([step(10, ben, cleo)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('1m')
    await smoke.answer(ben, 'acknowledge')
    await smoke.windForward('1h')
    expect(smoke.told()).toEqual(['0m Ben email', '0m Cleo email'])
  },
)

export const pageEndsAfterAnHour = behaviour(
  '[PAGE-2] a page of nobody’s step ends after an hour, and pressing twice pages once',
  async (smoke) => {
    const [ada, ben] = await smoke.people('Ada', 'Ben')
    const incident = await smoke.incident(ada)
    const page = () => smoke.run(incident, 'page-person', { pageId: randomUUID(), personId: ben.id }, ada)
    await Promise.all([page(), page()])
    await smoke.windForward('59m')
    expect(await smoke.pages(incident)).toEqual(['Ben sent'])
    await smoke.windForward('1m')
    expect(await smoke.pages(incident)).toEqual(['Ben expired'])
    await page()
    expect(smoke.told()).toEqual(['0m Ben email', '60m Ben email'])
  },
)
