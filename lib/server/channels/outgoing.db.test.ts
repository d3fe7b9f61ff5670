import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Channel } from '@/lib/domain/on-call/channel'
import { readMetadata } from '@/lib/server/access/oidc/discovery'
import { exchange } from '@/lib/server/actions/call-once'
import { channelAdapters } from '@/lib/server/channels/deliver-to'
import { beatOut } from '@/lib/server/channels/heartbeat-out'
import type { Recipient } from '@/lib/server/channels/provider'
import { HEARTBEAT_KEY, NTFY_KEY, TWILIO_KEY } from '@/lib/server/channels/provider-settings'
import { sealChannel } from '@/lib/server/channels/sealed'
import { saveSettingRow } from '@/lib/server/db/organisation-settings'
import type { OidcProvider } from '@/lib/server/oidc-settings'
import { changeSetting } from '@/lib/server/organisation-settings'
import { githubIssues } from '@/lib/server/preventions/github-issues'
import { aPage, type Sides, startSides } from '@/lib/testing/channel-harness'
import { query } from '@/lib/testing/database'
import { type Receiver, startReceiver } from '@/lib/testing/http-receiver'
import { STAND_IN_ACCOUNT } from '@/lib/testing/twilio-stand-in'

let sides: Sides
let receiver: Receiver

beforeAll(async () => {
  sides = await startSides()
  receiver = await startReceiver()
})
afterAll(async () => {
  await Promise.all([sides.stop(), receiver.stop()])
})
beforeEach(() => {
  receiver.received.length = 0
})

const save = (key: string, value: unknown) => saveSettingRow(key, value, sides.admin.id, new Date())

async function page(channel: Channel, more: Partial<Recipient>): Promise<string> {
  const recipient = { ...sides[channel].recipient, ...more }
  const [provider] = await channelAdapters[channel](recipient)
  const delivery = await provider!.send(aPage(), recipient, AbortSignal.timeout(5000))
  return delivery.state === 'failed' ? delivery.detail : delivery.state
}

async function byTwilio(channel: 'sms' | 'voice', url: string): Promise<string> {
  const sealed = await sealChannel({ token: 'a-token' })
  await save(TWILIO_KEY, [{ accountSid: STAND_IN_ACCOUNT, from: '+15005550006', apiUrl: url, sealed }])
  return page(channel, {})
}

/** The address of a mail server stands in the settings. */
type Sender = Exclude<Channel, 'email'> | 'heartbeat' | 'issues at GitHub'

/** Everything that calls an address which somebody typed, and what it says came of it. A lever's: send-action.db.test.ts. */
const senders = {
  webhook: (url) => page('webhook', { secrets: { url } }),
  slack: (url) => page('slack', { secrets: { url } }),
  push: (url) =>
    page('push', { subscription: { ...sides.push.recipient.subscription!, endpoint: `${url}/push` } }).catch(String),
  sms: (url) => byTwilio('sms', url),
  voice: (url) => byTwilio('voice', url),
  async ntfy(url) {
    await save(NTFY_KEY, { server: url, sealed: null })
    return page('ntfy', {})
  },
  async heartbeat(url) {
    await save(HEARTBEAT_KEY, { sealed: await sealChannel({ url: `${url}/beat` }), shown: url, everyMinutes: 1 })
    await query(`delete from channel_health where channel = 'heartbeat'`)
    await beatOut()
    const [row] = await query<{ problem: string | null }>(
      `select last_problem as problem from channel_health where channel = 'heartbeat'`,
    )
    return row?.problem ?? 'called'
  },
  'issues at GitHub': (url) =>
    githubIssues({ apiUrl: url, repository: 'acme/shop', token: 'a-token' }).check().catch(String),
} satisfies Record<Sender, (url: string) => Promise<string>>

/** Ways to write this machine, its network and its cloud. */
const inside = [
  'http://127.0.0.1:PORT',
  'http://127.1:PORT',
  'http://2130706433:PORT',
  'http://0x7f000001:PORT',
  'http://0177.0.0.1:PORT',
  'http://①②⑦.0.0.1:PORT',
  'http://127.0.0.1.:PORT',
  'http://localhost:PORT',
  'http://localhost.:PORT',
  'http://0.0.0.0:PORT',
  'http://[::]:PORT',
  'http://[::1]:PORT',
  'http://[::ffff:127.0.0.1]:PORT',
  'http://[64:ff9b::7f00:1]:PORT',
  'http://169.254.169.254',
  'http://[fd00:ec2::254]',
  'http://somebody:secret@127.0.0.1:PORT',
]

describe.each(Object.keys(senders) as Sender[])('[ACTION-7] [CHAN-6] %s', (name) => {
  test('calls nothing of the inside, however it is written', async () => {
    await changeSetting(sides.admin, 'action-hosts', [])
    for (const address of inside) {
      const said = await senders[name](address.replace('PORT', receiver.host.split(':')[1]!))
      expect(said, address).toMatch(/private address|carries a name|There is no address/)
      expect(said).not.toContain('secret@')
    }
    expect(receiver.received).toEqual([])
  })

  test('follows no redirect', async () => {
    await changeSetting(sides.admin, 'action-hosts', [receiver.host])
    receiver.answerWith((response) => response.writeHead(307, { location: '/elsewhere' }).end())
    expect(await senders[name](receiver.origin)).not.toMatch(/^(sent|delivered|called)$/)
    expect(receiver.received).toHaveLength(1)
  })
})

const BOMB = gzipSync(Buffer.alloc(20_000_000))
const asked = { method: 'GET', headers: [], body: null, timeoutSeconds: 5 }
const here = { address: '127.0.0.1', family: 4 } as const

test('[ACTION-7] an answer is as large as we let it be, and is not unpacked', async () => {
  receiver.answerWith((response) => {
    response.on('error', () => {})
    const more = (): unknown => response.write(Buffer.alloc(64 * 1024)) && setImmediate(more)
    response.on('drain', more)
    more()
  })
  const endless = await exchange({ ...asked, url: receiver.origin }, here, 100_000)
  expect(endless.kind === 'answered' && endless.bytes.length).toBeLessThan(200_000)
  receiver.answerWith((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB))
  const packed = await exchange({ ...asked, url: receiver.origin }, here, 100_000)
  expect(packed.kind === 'answered' && packed.bytes.equals(BOMB)).toBe(true)
})

test('[SSO-9] a provider of sign-in whose answer has no end is given up', async () => {
  receiver.answerWith((response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB))
  const provider = { id: 'acme', issuer: new URL(receiver.origin) } as OidcProvider
  await expect(readMetadata(provider)).rejects.toMatchObject({ reason: expect.stringContaining('larger than') })
})

test('[CHAN-6] [ACTION-6] what can stand in no request is not sent, and nothing is thrown', async () => {
  const headers = [{ name: 'authorization', value: 'Bearer a\r\nx: b', isSecret: true }]
  const outcome = await exchange({ ...asked, url: receiver.origin, headers }, here, 1000)
  expect(outcome).toMatchObject({ kind: 'not-sent', reason: expect.not.stringContaining('Bearer') })
  expect(receiver.received).toEqual([])
})

test('[ACTION-7] nothing else of the server calls out by itself', () => {
  const files = globSync('{app,lib/server}/**/*.{ts,tsx}').filter((file) => !file.includes('.test.'))
  const using = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(file, 'utf8'))).sort()
  expect(using(/\bhttps?\.request\(|from 'undici'|\bnet\.connect\(/)).toEqual(['lib/server/actions/call-once.ts'])
  // The issuer is the operator's word, and the demo tells its own server.
  expect(using(/\bfetch\(/)).toEqual(['lib/server/access/oidc/discovery.ts', 'lib/server/demo/alert-desk.ts'])
  const callers = using(/\b(?:exchange|call|callOnce)\(.*\b(?:request|sendable|signed)/)
  for (const file of callers.filter((each) => !each.endsWith('call-once.ts')))
    expect(readFileSync(file, 'utf8'), file).toContain('checkAddress(')
  expect(callers.length).toBeGreaterThan(3)
})
