import { beforeAll, describe, expect, test } from 'vitest'
import { PUT as putHeartbeat } from '@/app/api/v1/channels/heartbeat/route'
import { PUT as putNtfy } from '@/app/api/v1/channels/ntfy/route'
import { GET } from '@/app/api/v1/channels/route'
import { PUT as putTwilio } from '@/app/api/v1/channels/twilio/route'
import type { ChannelsState } from '@/lib/domain/on-call/channel-settings'
import { readyChannels } from '@/lib/server/channels/ready-channels'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'
import { STAND_IN_ACCOUNT } from '@/lib/testing/twilio-stand-in'

let olga: SignedIn
let kim: SignedIn

beforeAll(async () => {
  olga = await signedInPerson('admin', 'Olga')
  kim = await signedInPerson('admin', 'Kim')
})

const account = { accountSid: STAND_IN_ACCOUNT, from: '+15005550006', apiUrl: 'https://api.twilio.com' }
/** Of each provider what is set first, what somebody else sets, and what the conflict shows of the first. */
const providers = [
  {
    name: 'twilio',
    route: putTwilio,
    mine: { accounts: [{ ...account, authToken: 'first-secret' }] },
    theirs: { accounts: [{ ...account, from: '+15005550007' }] },
    shown: [{ ...account, isTokenSet: true }],
    none: { accounts: [] },
  },
  {
    name: 'ntfy',
    route: putNtfy,
    mine: { server: 'https://ntfy.example', token: 'first-secret' },
    theirs: { server: 'https://other.example' },
    shown: { server: 'https://ntfy.example', isTokenSet: true },
    none: { server: null },
  },
  {
    name: 'heartbeat',
    route: putHeartbeat,
    mine: { heartbeat: { url: 'https://hc.example/ping/first-secret', everyMinutes: 5 } },
    theirs: { heartbeat: { everyMinutes: 2 } },
    shown: { address: 'https://hc.example/…cret', everyMinutes: 5 },
    none: { heartbeat: null },
  },
] as const

describe.each(providers)('[CHAN-15] $name', ({ name, route, mine, theirs, shown, none }) => {
  const put = (as: SignedIn, body: object) => call(route, as, { method: 'PUT', body })
  const now = async (): Promise<ChannelsState> => (await call(GET, olga)).body

  test('is not written over by who read it before', async () => {
    expect((await now())[`${name}Version`]).toBe(0)
    const set = await put(olga, { ...mine, version: 0 })
    expect(set.body).toMatchObject({ [name]: shown, [`${name}Version`]: 1 })
    const late = await put(kim, { ...theirs, version: 0 })
    expect(late.status).toBe(409)
    expect(late.body.error).toMatchObject({
      code: 'conflict',
      message: 'Olga changed this setting meanwhile. Look at it again.',
      details: { current: { version: 1, value: shown } },
    })
    expect(JSON.stringify(late.body)).not.toContain('first-secret')
    expect((await now())[name]).toEqual(shown)
    expect((await put(kim, { ...theirs, version: 1 })).body[`${name}Version`]).toBe(2)
  })

  test('of two that are set on top of the same one stands, and the other is told', async () => {
    const version = (await now())[`${name}Version`]
    const both = await Promise.all([put(olga, { ...mine, version }), put(kim, { ...none, version })])
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await now())[`${name}Version`]).toBe(version + 1)
  })

  test('that is set to the same again is answered, also with its secret, and stays', async () => {
    const before = await now()
    await put(olga, { ...mine, version: before[`${name}Version`] })
    const version = (await now())[`${name}Version`]
    const again = await put(olga, { ...mine, version: version - 1 })
    expect(again).toMatchObject({ status: 200, body: { [name]: shown, [`${name}Version`]: version } })
    const other = JSON.parse(JSON.stringify(mine).replace('first-secret', 'other-secret'))
    expect((await put(olga, { ...other, version: version - 1 })).status).toBe(409)
  })

  test('is refused without the version that was read, naming it', async () => {
    const { status, body } = await put(olga, none)
    expect(status).toBe(400)
    expect(body.error.details.fields[0].path).toBe('version')
  })

  test('leaves nothing behind when it is refused', async () => {
    await put(olga, { ...none, version: (await now())[`${name}Version`] })
    const before = await query('select key, value, version from organisation_setting order by key')
    expect((await put(olga, { ...mine, version: 99 })).status).toBe(409)
    expect(await query('select key, value, version from organisation_setting order by key')).toEqual(before)
  })
})

test('[CHAN-14] ntfy that is not set up is offered to nobody', async () => {
  const put = async (body: object) => {
    const version = (await call(GET, olga)).body.ntfyVersion
    await call(putNtfy, olga, { method: 'PUT', body: { ...body, version } })
    return (await readyChannels()).has('ntfy')
  }
  expect([await put({ server: 'https://ntfy.example' }), await put({ server: null })]).toEqual([true, false])
})
