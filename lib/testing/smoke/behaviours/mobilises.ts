import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { changeSetting } from '@/lib/server/organisation-settings'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { primaryOf, step } from '@/lib/testing/smoke/set-up'

export const mobilises = behaviour(
  '[PAGE-7] mobilising pages both seats of the affected services’ rotas and of the commanders’ rota, each person once',
  async (smoke) => {
    const [ada, ben, cleo, dana] = await smoke.people('Ada', 'Ben', 'Cleo', 'Dana')
    const rota = await smoke.rota([ben, cleo], { handsOverIn: '48h', hasSecondary: true })
    const commanders = await smoke.rota([dana, ben], { handsOverIn: '48h', hasSecondary: true })
    await changeSetting(smoke.olga.actor, 'commander-rota', commanders.id)
    const service = await smoke.service([step(5, primaryOf(rota))])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.run(incident, 'mobilise', { mobilisationId: randomUUID() }, ada)
    expect(smoke.told()).toEqual(['0m Ben email', '0m Cleo email', '0m Dana email'])
    await changeSetting(smoke.olga.actor, 'commander-rota', null)
  },
)
