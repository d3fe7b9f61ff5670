import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { CHANNELS, type Channel, type PageMessage } from '@/lib/domain/on-call/channel'
import { channelAdapters } from '@/lib/server/channels/deliver-to'
import { aPage, type Sides, startSides } from '@/lib/testing/channel-harness'

let sides: Sides

beforeAll(async () => {
  sides = await startSides()
})
afterAll(() => sides.stop())

const HOSTILE =
  'Über <b>&amp; "quotes" \' ` <!channel> @here *_~ ]]> </Say></Response> {{x}} %0A \r\nBcc: mallory@example.org\r\n\u202E\u0007😀'

async function send(channel: Channel, message: PageMessage, signal = AbortSignal.timeout(5000)) {
  const { recipient } = sides[channel]
  const [provider] = await channelAdapters[channel](recipient)
  return provider!.send(message, recipient, signal)
}

describe.each(CHANNELS)('[CHAN-6] %s', (channel) => {
  beforeEach(() => sides[channel].trouble(null))

  test('takes a page, and says who took it', async () => {
    const before = sides[channel].arrived().length
    const delivery = await send(channel, aPage())
    expect(delivery.state).toMatch(/^(sent|delivered)$/)
    expect(delivery.provider.length).toBeGreaterThan(3)
    const arrived = sides[channel].arrived()
    expect(arrived).toHaveLength(before + 1)
    expect(arrived.at(-1)).toContain('SEV1: checkout fails')
    expect(arrived.at(-1)).toContain('Payments are refused since 03:12.')
  })

  test('says why it was refused, and that the same again would be', async () => {
    sides[channel].trouble('refuses')
    const delivery = await send(channel, aPage())
    expect(delivery).toMatchObject({ state: 'failed', detail: expect.stringMatching(/\S/), isPermanent: true })
  })

  test('says that the other side has a problem, and that it may pass', async () => {
    sides[channel].trouble('fails')
    const delivery = await send(channel, aPage())
    expect(delivery).toMatchObject({ state: 'failed', detail: expect.stringMatching(/\S/), isPermanent: false })
  })

  test('is given up soon after the signal when the other side hangs', async () => {
    sides[channel].trouble('hangs')
    const startedAt = performance.now()
    const delivery = await send(channel, aPage(), AbortSignal.timeout(300))
    expect(performance.now() - startedAt).toBeLessThan(2500)
    expect(delivery).toMatchObject({ state: 'failed', isPermanent: false })
  })

  test('sends nothing once the signal was aborted', async () => {
    const before = sides[channel].arrived().length
    expect(await send(channel, aPage(), AbortSignal.abort())).toMatchObject({ state: 'failed', isPermanent: false })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(sides[channel].arrived()).toHaveLength(before)
  })

  test('carries any words as words, and always as one message', async () => {
    const before = sides[channel].arrived().length
    const delivery = await send(channel, aPage({ title: HOSTILE, text: `${HOSTILE}\u0000${'long '.repeat(4000)}` }))
    expect(delivery.state).not.toBe('failed')
    expect(sides[channel].arrived()).toHaveLength(before + 1)
    expect(sides[channel].arrived().at(-1)).toContain('Über')
  })

  test.each(['refuses', 'fails', null] as const)('tells nothing secret when the other side %s', async (trouble) => {
    sides[channel].trouble(trouble)
    const told = JSON.stringify(await send(channel, aPage()))
    for (const secret of sides[channel].secrets) expect(told).not.toContain(secret)
  })
})

test.each(['slack', 'webhook'] as const)(
  '[CHAN-6] %s: a name that is not found now may be found the next time',
  async (channel) => {
    const recipient = { ...sides[channel].recipient, address: 'https://nowhere.invalid/hook', secrets: {} }
    const [provider] = await channelAdapters[channel](recipient)
    const delivery = await provider!.send(aPage(), recipient, AbortSignal.timeout(9000))
    expect(delivery).toMatchObject({ state: 'failed', isPermanent: false, detail: expect.stringContaining('nowhere') })
  },
)

test('[CHAN-6] a number, a topic or an address that is none is refused for good', async () => {
  for (const [channel, address] of [
    ['sms', '030 1234'],
    ['sms', '+4930900000'],
    ['voice', 'Ada'],
    ['webhook', 'not an address'],
    ['slack', 'http://169.254.169.254/latest'],
  ] as const) {
    const recipient = { ...sides[channel].recipient, address, secrets: {} }
    const [provider] = await channelAdapters[channel](recipient)
    const delivery = await provider!.send(aPage(), recipient, AbortSignal.timeout(5000))
    expect(delivery, `${channel} ${address}`).toMatchObject({ state: 'failed', isPermanent: true })
  }
})
