import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { primaryOf, step } from '@/lib/testing/smoke/set-up'

export const handOverWhileRunning = behaviour(
  '[ESC-3] a seat means who has it when its step is asked: after a hand-over that is the new person',
  async (smoke) => {
    const [ada, ben, cleo] = await smoke.people('Ada', 'Ben', 'Cleo')
    const rota = await smoke.rota([ben, cleo], { handsOverIn: '7m' })
    const service = await smoke.service([step(5, primaryOf(rota))], { repeat: 2 })
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('11m')
    expect(smoke.told()).toEqual(['0m Ben email', '5m Ben email', '10m Cleo email'])
  },
)

export const overrideIsRespected = behaviour(
  '[ROTA-3] who has taken a seat is paged while the override lasts, and then whoever’s turn it is',
  async (smoke) => {
    const [ada, ben, cleo, dai] = await smoke.people('Ada', 'Ben', 'Cleo', 'Dai')
    const rota = await smoke.rota([ben, cleo], { handsOverIn: '48h' })
    const service = await smoke.service([step(60, primaryOf(rota))], { repeat: 1 })
    await smoke.override(rota, dai, '30m')
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('1h')
    expect(smoke.told()).toEqual(['0m Dai email', '60m Ben email'])
  },
)
