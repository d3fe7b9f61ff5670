import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'
import { hangs } from '@/lib/testing/smoke/outside'

export const hangingChannel = behaviour(
  '[PAGE-5] a channel that hangs delays no other, and is tried again',
  async (smoke) => {
    const ada = await smoke.person('Ada')
    const incident = await smoke.incident(ada, { severity: 'sev1' })
    const slow = await Promise.all(Array.from({ length: 4 }, () => smoke.person('Slow', { has: ['ntfy'] })))
    for (const one of slow) await smoke.wants(one, [['ntfy', 0]])
    const ben = await smoke.person('Ben', { has: ['push'] })
    smoke.outside.web.answerWith(hangs)
    for (const one of [...slow, ben]) {
      await smoke.send(incident, 'page-person', { pageId: randomUUID(), personId: one.id }, ada)
    }
    // Nobody waits here for the channel that hangs: what else is due arrives while it does.
    const ofBen = () => smoke.told().filter((line) => line.includes('Ben'))
    await expect.poll(() => ofBen().sort(), { timeout: 5_000, interval: 20 }).toEqual(['0m Ben email', '0m Ben push'])
    smoke.outside.mend()
    await smoke.windForward('1m')
    // All of them a second time: a channel that hung may have told them before, and nobody knows.
    expect(smoke.told().filter((line) => line === '0.08m Slow ntfy')).toHaveLength(4)
    const { ntfy } = await smoke.attempts(incident, slow[0]!)
    expect(ntfy).toMatchObject({ state: 'sent', tries: 2 })
  },
)

export const failsForNow = behaviour(
  '[PAGE-5] what fails for now is tried again; what is planned for later is tried at once, until something got through',
  async (smoke) => {
    const ada = await smoke.person('Ada')
    const ben = await smoke.person('Ben', { has: ['ntfy', 'sms'] })
    await smoke.wants(ben, [
      ['ntfy', 0],
      ['email', 10],
      ['sms', 20],
    ])
    const incident = await smoke.incident(ada, { severity: 'sev1' })
    smoke.outside.web.answerWith((response) => response.writeHead(500).end('ben@example.org, try +49 170 1234567'))
    for (const server of [smoke.outside.first, smoke.outside.second]) server.refuse(ben.email, 550)
    await smoke.run(incident, 'page-person', { pageId: randomUUID(), personId: ben.id }, ada)
    expect(smoke.told()).toEqual(['0m Ben ntfy', '0m Ben sms'])
    const { ntfy, email } = await smoke.attempts(incident, ben)
    expect(ntfy).toMatchObject({ state: 'queued', detail: expect.not.stringMatching(/example\.org|170/) })
    expect(email).toMatchObject({ state: 'failed' })
    smoke.outside.mend()
    await smoke.windForward('30m')
    expect(smoke.told().slice(2)).toEqual(['0.08m Ben ntfy'])
    expect(await smoke.pages(incident)).toEqual(['Ben sent'])
  },
)
