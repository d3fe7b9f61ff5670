import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { getIncident } from '@/lib/server/queries/get-incident'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

export const privateIncident = behaviour(
  '[PAGE-9] [ACCESS-1] who is paged into a private incident sees it; who lost sight of it is told nothing any more',
  async (smoke) => {
    const ada = await smoke.person('Ada')
    const [ben, cleo] = [await smoke.person('Ben', { has: ['sms'] }), await smoke.person('Cleo')]
    const service = await smoke.service([step(5, ben), step(5, cleo)])
    const incident = await smoke.incident(ada, { visibility: 'private', serviceIds: [service.id] })
    await smoke.pageService(incident, service, ada)
    await smoke.windForward('1m')
    expect((await getIncident(ben.actor, incident.id)).members).toContainEqual({ id: ben.id, name: 'Ben' })
    await smoke.run(incident, 'remove-member', { personId: ben.id }, ada)
    await smoke.windForward('8m')
    expect(smoke.told()).toEqual(['0m Ben email', '5m Cleo email'])
    // Not even one that was asked for just before.
    const other = await smoke.incident(ada, { visibility: 'private' })
    await smoke.run(other, 'page-person', { pageId: randomUUID(), personId: ben.id }, ada)
    await smoke.run(other, 'remove-member', { personId: ben.id }, ada)
    await smoke.windForward('10m')
    expect(smoke.told().filter((line) => line.includes('sms'))).toEqual([])
  },
)
