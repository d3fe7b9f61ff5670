import { expect } from 'vitest'
import { GET as notifications } from '@/app/api/v1/notifications/route'
import { call } from '@/lib/testing/api'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const repeatsThenFallsBack = behaviour(
  '[ESC-3] [PAGE-10] all steps are gone through again, then the owning team and the admins are asked, then everybody sees it',
  async (smoke) => {
    const [ada, ben, cleo, dai] = await smoke.people('Ada', 'Ben', 'Cleo', 'Dai')
    const service = await smoke.service([step(5, ben), step(10, cleo)], { repeat: 1, team: [ben, dai] })
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('3h')
    expect(smoke.told()).toEqual([
      '0m Ben email',
      '5m Cleo email',
      '15m Ben email',
      '20m Cleo email',
      '30m Ben email',
      '30m Dai email',
      '35m Olga email',
    ])
    expect(await smoke.escalation(incident)).toMatchObject({ state: 'finished' })
    const stakeholder = await smoke.person('Eve', { role: 'stakeholder' })
    for (const one of [ada, ben]) {
      expect((await call(notifications, one)).body.notifications[0]).toMatchObject({ kind: 'unanswered' })
    }
    expect((await call(notifications, stakeholder)).body.notifications).toEqual([])
  },
)
