import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const declineMovesOn = behaviour(
  '[ESC-5] the next step is asked at once when the last of a step declined, and not before',
  async (smoke) => {
    const [ada, ben, cleo, dai] = await smoke.people('Ada', 'Ben', 'Cleo', 'Dai')
    const service = await smoke.service([step(30, ben, cleo), step(30, dai)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('1m')
    await smoke.answer(ben, 'decline', { reason: 'On a train' })
    await smoke.windForward('1m')
    expect(smoke.told()).toEqual(['0m Ben email', '0m Cleo email'])
    await smoke.answer(cleo, 'decline', { reason: 'Ill' })
    expect(smoke.told()).toEqual(['0m Ben email', '0m Cleo email', '2m Dai email'])
    expect(await smoke.pages(incident)).toEqual(['Ben declined', 'Cleo declined', 'Dai sent'])
  },
)

export const thinksItOver = behaviour(
  '[ESC-5] who acknowledged and then declines gives it to the next step, at once',
  async (smoke) => {
    const [ada, ben, cleo] = await smoke.people('Ada', 'Ben', 'Cleo')
    const service = await smoke.service([step(5, ben), step(5, cleo)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.answer(ben, 'acknowledge')
    await smoke.windForward('20m')
    await smoke.answer(ben, 'decline', { reason: 'The laptop is broken' })
    await smoke.windForward('1m')
    expect(smoke.told()).toEqual(['0m Ben email', '20m Cleo email'])
  },
)
