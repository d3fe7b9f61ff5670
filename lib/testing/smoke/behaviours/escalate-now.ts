import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const escalateNow = behaviour(
  '[ESC-7] anybody who responds has the next step asked now, which then has its whole time; two at once move it once',
  async (smoke) => {
    const [ada, ben, cleo, dai] = await smoke.people('Ada', 'Ben', 'Cleo', 'Dai')
    const service = await smoke.service([step(30, ben), step(10, cleo), step(10, dai)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    const escalationId = await smoke.pageService(incident, service, ada)
    await smoke.windForward('3m')
    const place = { escalationId, lap: 0, position: 0 }
    await Promise.all([ada, ben].map((one) => smoke.run(incident, 'escalate-now', place, one)))
    await smoke.windForward('10m')
    expect(smoke.told()).toEqual(['0m Ben email', '3m Cleo email', '13m Dai email'])
  },
)
