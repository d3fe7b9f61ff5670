import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { step } from '@/lib/testing/smoke/set-up'

const critical = (name: string) => ({ fingerprint: name, labels: { alertname: name, severity: 'critical' } })

export const manyAlertsOnePage = behaviour(
  '[ESC-2] a storm of alerts is one incident, and one page per person and step',
  async (smoke) => {
    const [ben, cleo] = await smoke.people('Ben', 'Cleo')
    const service = await smoke.service([step(5, ben), step(5, cleo)])
    const monitor = await smoke.monitor(service)
    for (let batch = 0; batch < 5; batch += 1) {
      await monitor.send(...Array.from({ length: 60 }, (_, n) => critical(`Slow ${batch}-${n}`)))
      await smoke.windForward('2m')
    }
    expect(await smoke.incidentsOf(service)).toHaveLength(1)
    expect(smoke.told()).toEqual(['0m Ben email', '5m Cleo email', '10m Olga email'])
  },
)

export const joiningAlert = behaviour(
  '[ESC-2] an alert that joins an incident wakes somebody when it is critical and nobody is asked, and not otherwise',
  async (smoke) => {
    const [ada, ben] = [await smoke.person('Ada'), await smoke.person('Ben', { has: ['sms'] })]
    const service = await smoke.service([step(60, ben)])
    const monitor = await smoke.monitor(service)
    const incident = await smoke.incident(ada, { severity: 'sev3', serviceIds: [service.id] })
    await monitor.send({ fingerprint: 'w', labels: { alertname: 'Warm', severity: 'warning' } })
    await smoke.windForward('1m')
    expect(smoke.told()).toEqual([])
    await monitor.send(critical('Hot'))
    await monitor.send(critical('Hotter'))
    await smoke.windForward('5m')
    // The incident is no urgent one: no text follows.
    expect(smoke.told()).toEqual(['1m Ben email'])
    expect(await smoke.incidentsOf(service)).toEqual([{ id: incident.id }])
  },
)

export const worsenedAlert = behaviour(
  '[ESC-2] [INTAKE-2] an alert that becomes critical in its incident wakes somebody when nobody is asked, once',
  async (smoke) => {
    const [ada, ben] = await smoke.people('Ada', 'Ben')
    const service = await smoke.service([step(60, ben)])
    const monitor = await smoke.monitor(service)
    await smoke.incident(ada, { severity: 'sev3', serviceIds: [service.id] })
    const told = (severity: string) => ({ fingerprint: 'disk', labels: { alertname: 'Disk', severity } })
    await monitor.send(told('warning'))
    await smoke.windForward('1m')
    await monitor.send(told('warning'))
    await smoke.windForward('1m')
    expect(smoke.told()).toEqual([])
    await monitor.send(told('critical'))
    await smoke.windForward('1m')
    // It flutters: it stays as severe as it was, and wakes nobody anew.
    await monitor.send(told('warning'))
    await monitor.send(told('critical'))
    await smoke.windForward('5m')
    expect(smoke.told()).toEqual(['2m Ben email'])
  },
)

export const heartbeatMissed = behaviour(
  '[DROP-7] a heartbeat that does not come in time pages, as an alert does',
  async (smoke) => {
    const ben = await smoke.person('Ben')
    const service = await smoke.service([step(60, ben)])
    const beat = await smoke.heartbeat(service, 5)
    await beat()
    await smoke.windForward('4m')
    await beat()
    await smoke.windForward('4m')
    expect(smoke.told()).toEqual([])
    await smoke.windForward('20m')
    expect(smoke.told()).toEqual(['9m Ben email'])
  },
)

export const deployerFirst = behaviour(
  '[ESC-12] who deployed just before is asked first, when the service wants that, and then the policy',
  async (smoke) => {
    const [ben, dana] = await smoke.people('Ben', 'Dana')
    const service = await smoke.service([step(60, ben)], { pagesDeployerMinutes: 60 })
    const monitor = await smoke.monitor(service)
    await smoke.deploys(dana, service, monitor)
    await smoke.windForward('10m')
    await monitor.send(critical('Slow'))
    await smoke.windForward('30m')
    expect(smoke.told()).toEqual(['10m Dana email', '15m Ben email'])
  },
)
