import { expect } from 'vitest'
import { GET as notifications } from '@/app/api/v1/notifications/route'
import { call } from '@/lib/testing/api'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const everythingFails = behaviour(
  '[PAGE-10] a page that nothing gets through for is said aloud, and the next step is asked at once',
  async (smoke) => {
    const [ada, ben, cleo] = await smoke.people('Ada', 'Ben', 'Cleo')
    for (const server of [smoke.outside.first, smoke.outside.second]) server.refuse(ben.email, 550)
    const service = await smoke.service([step(60, ben), step(60, cleo)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.run(incident, 'take-role', { role: 'commander' }, ada)
    await smoke.pageService(incident, service, ada)
    expect(smoke.told()).toEqual(['0m Cleo email'])
    expect(await smoke.pages(incident)).toEqual(['Ben failed', 'Cleo sent'])
    const { body } = await call(notifications, ada)
    expect(body.notifications).toMatchObject([{ kind: 'page-failed', text: 'Ben' }])
  },
)

export const noWayToTellThem = behaviour(
  '[PAGE-10] who has no way to be told is said to be so, and the next step is asked at once',
  async (smoke) => {
    const [ada, ben, cleo] = await smoke.people('Ada', 'Ben', 'Cleo')
    await smoke.losesAll(ben)
    const service = await smoke.service([step(60, ben), step(60, cleo)])
    const incident = await smoke.incident(ada, { serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    expect(smoke.told()).toEqual(['0m Cleo email'])
    expect(await smoke.pages(incident)).toEqual(['Ben failed', 'Cleo sent'])
  },
)
