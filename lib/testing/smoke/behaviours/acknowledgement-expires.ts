import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const acknowledgementExpires = behaviour(
  '[ESC-6] an acknowledgement holds as long as the policy says; then its stage is asked again, and the run goes on',
  async (smoke) => {
    const [ada, ben, cleo] = await smoke.people('Ada', 'Ben', 'Cleo')
    const service = await smoke.service([step(5, ben), step(5, cleo)], { holdMinutes: 30 })
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('2m')
    await smoke.answer(ben, 'acknowledge')
    await smoke.windForward('36m')
    expect(smoke.told()).toEqual(['0m Ben email', '32m Ben email', '37m Cleo email'])
    expect(await smoke.escalation(incident)).toMatchObject({ state: 'running', lap: 1, position: 1 })
  },
)

export const acceptedHoldsUntilTheyAreThere = behaviour(
  '[ESC-6] who said when they come is not paged again before that',
  async (smoke) => {
    const [ada, ben] = await smoke.people('Ada', 'Ben')
    const service = await smoke.service([step(5, ben)], { holdMinutes: 30 })
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.answer(ben, 'accept', { etaMinutes: 45 })
    await smoke.windForward('46m')
    expect(smoke.told()).toEqual(['0m Ben email', '45m Ben email'])
  },
)
