import { beforeAll, describe, expect, test } from 'vitest'
import { GET, PUT } from '@/app/api/v1/settings/[key]/route'
import type { SettingKey } from '@/lib/domain/organisation-settings'
import { changeSetting, readSetting } from '@/lib/server/organisation-settings'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let olga: SignedIn
let kim: SignedIn

beforeAll(async () => {
  olga = await signedInPerson('admin', 'Olga')
  kim = await signedInPerson('admin', 'Kim')
})

const put = (as: SignedIn, key: SettingKey, value: unknown, version?: number) =>
  call(PUT, as, { params: { key }, body: { value, version }, method: 'PUT' })
const get = async (key: SettingKey) => (await call(GET, olga, { params: { key } })).body

test('[ACTION-7] the hosts inside the network, and where rooms are told, are read by admins alone', async () => {
  const ada = await signedInPerson('responder', 'Ada')
  const value = ['vault.internal:8443']
  expect((await put(ada, 'action-hosts', value, 0)).status).toBe(403)
  expect((await put(olga, 'action-hosts', value, 0)).body).toEqual({ value, version: 1 })
  expect(await get('action-hosts')).toEqual({ value, version: 1 })
  for (const key of ['action-hosts', 'room-posts']) {
    expect(await call(GET, ada, { params: { key } })).toMatchObject({ status: 403 })
  }
  expect(await call(GET, ada, { params: { key: 'factor-categories' } })).toMatchObject({ status: 200 })
})

describe('[API-9] what was set since it was read', () => {
  const cadence = (sev1: number) => ({ sev1, sev2: 60, sev3: 120, sev4: null })

  test('is not written over, and who set it and what it is now is said', async () => {
    const { version } = await get('cadence')
    expect(version).toBe(0)
    expect((await put(kim, 'cadence', cadence(15), version)).body).toEqual({ value: cadence(15), version: 1 })
    const refused = await put(olga, 'cadence', cadence(45), version)
    expect(refused).toMatchObject({
      status: 409,
      body: {
        error: {
          code: 'conflict',
          message: 'Kim changed this setting meanwhile. Look at it again.',
          details: { current: { value: cadence(15), version: 1 } },
        },
      },
    })
    expect(await readSetting('cadence')).toEqual(cadence(15))
    expect((await put(olga, 'cadence', cadence(45), 1)).body).toEqual({ value: cadence(45), version: 2 })
  })

  test('is answered when it is the same again', async () => {
    const { version } = await get('commander-rota')
    expect((await put(olga, 'commander-rota', null, version)).body).toEqual({ value: null, version: 1 })
    expect((await put(olga, 'commander-rota', null, version)).body).toEqual({ value: null, version: 1 })
  })

  test('is saved once by several at once, also the first time', async () => {
    for (const version of [0, 1]) {
      const statuses = await Promise.all(
        Array.from(
          { length: 8 },
          async (_, n) => (await put(olga, 'acknowledgement-cap', 20 + 10 * version + n, version)).status,
        ),
      )
      expect(statuses.toSorted()).toEqual([200, 409, 409, 409, 409, 409, 409, 409])
      expect((await get('acknowledgement-cap')).version).toBe(version + 1)
    }
  })

  test('has a version that is no guess, and what is refused leaves nothing behind', async () => {
    expect((await put(olga, 'review-rules', {}, 0)).status).toBe(400)
    expect((await put(olga, 'update-templates', await readSetting('update-templates'))).status).toBe(400)
    expect((await put(olga, 'update-templates', await readSetting('update-templates'), 7)).status).toBe(409)
    expect(await query("select 1 from organisation_setting where key = 'update-templates'")).toEqual([])
  })

  test('does not bind who sets it whatever it was', async () => {
    await changeSetting(olga.actor, 'action-hosts', ['one.internal'])
    const { version } = await get('action-hosts')
    await changeSetting(kim.actor, 'action-hosts', ['two.internal'])
    expect(await get('action-hosts')).toEqual({ value: ['two.internal'], version: version + 1 })
  })
})
