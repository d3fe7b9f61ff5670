import { afterAll, beforeAll, expect, test } from 'vitest'
import { beatOut } from '@/lib/server/channels/heartbeat-out'
import { HEARTBEAT_KEY } from '@/lib/server/channels/provider-settings'
import { sealChannel } from '@/lib/server/channels/sealed'
import { now } from '@/lib/server/clock'
import { saveSettingRow } from '@/lib/server/db/organisation-settings'
import { changeSetting } from '@/lib/server/organisation-settings'
import { query } from '@/lib/testing/database'
import { anAdmin } from '@/lib/testing/factories'
import { type Receiver, startReceiver } from '@/lib/testing/http-receiver'

let monitor: Receiver
beforeAll(async () => {
  monitor = await startReceiver()
  const admin = await anAdmin()
  await changeSetting(admin, 'action-hosts', [monitor.host])
  const sealed = await sealChannel({ url: monitor.origin })
  await saveSettingRow(HEARTBEAT_KEY, { sealed, shown: 'monitor', everyMinutes: 5 }, admin.id, now())
})
afterAll(() => monitor.stop())

const inSeconds = (at: Date) => Math.round((at.getTime() - now().getTime()) / 1000)

test('[CHAN-13] what the database does not do for now does not end the calls', async () => {
  await query('alter table channel_health rename to away')
  const failing = await beatOut()
  await query('alter table away rename to channel_health')
  // Without an error it is never given up.
  expect(failing).toEqual({ kind: 'again', at: expect.any(Date) })
  const next = await beatOut()
  expect([failing, next].map((one) => one?.kind === 'again' && inSeconds(one.at))).toEqual([30, 300])
})
