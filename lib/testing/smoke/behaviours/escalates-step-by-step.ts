import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const escalatesStepByStep = behaviour(
  '[ESC-3] [ESC-4] each step is asked when its time has come and not before, until somebody acknowledges',
  async (smoke) => {
    const [ada, ben, cleo, dai] = await smoke.people('Ada', 'Ben', 'Cleo', 'Dai')
    const service = await smoke.service([step(5, ben), step(10, cleo), step(5, dai)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    expect(smoke.told()).toEqual(['0m Ben email'])
    await smoke.windForward('4m')
    expect(smoke.told()).toEqual(['0m Ben email'])
    await smoke.windForward('6m')
    await smoke.answer(cleo, 'acknowledge')
    await smoke.windForward('2h')
    expect(smoke.told()).toEqual(['0m Ben email', '5m Cleo email'])
    expect(await smoke.escalation(incident)).toMatchObject({ state: 'acknowledged', position: 1 })
    expect(await smoke.pages(incident)).toEqual(['Ben expired', 'Cleo acknowledged'])
  },
)

export const takenInTheRoom = behaviour(
  '[ESC-4] who was not paged may take it in the room: nobody else is called',
  async (smoke) => {
    const [ada, ben, cleo] = await smoke.people('Ada', 'Ben', 'Cleo')
    const service = await smoke.service([step(5, ben), step(5, cleo)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    const escalationId = await smoke.pageService(incident, service, ada)
    await smoke.run(incident, 'acknowledge-escalation', { escalationId }, ada)
    await smoke.windForward('2h')
    expect(smoke.told()).toEqual(['0m Ben email'])
    expect(await smoke.escalation(incident)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { name: 'Ada' } })
  },
)
