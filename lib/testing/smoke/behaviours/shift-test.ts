import { expect } from 'vitest'
import { behaviour } from '@/lib/testing/smoke/behaviour'

export const testWhenAShiftBegins = behaviour(
  '[CHAN-11] who wants it is sent a test over all that a page would use when their shift begins, once, and nobody else',
  async (smoke) => {
    const ben = await smoke.person('Ben')
    const cleo = await smoke.person('Cleo', { has: ['sms', 'push'] })
    await smoke.wants(cleo, [], true)
    await smoke.rota([ben, cleo], { handsOverIn: '50m' })
    await smoke.windForward('2h')
    expect(smoke.told()).toEqual(['50m Cleo email', '50m Cleo push', '50m Cleo sms'])
    expect(smoke.lastTold(cleo, 'email')).toMatch(/^Test: your shift begins/)
  },
)
