import { afterEach, expect, test } from 'vitest'
import { POST } from '@/app/api/webhooks/heartbeat/[key]/route'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { changeIntegration } from '@/lib/server/integrations/change-integration'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { alertsOf, type DropInSender, dropInSender, requestTo } from '@/lib/testing/drop-in-sender'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

const beat = ({ key }: DropInSender) =>
  POST(requestTo(`/api/webhooks/heartbeat/${key}`, undefined), { params: Promise.resolve({ key }) })

function clock() {
  let at = Date.now()
  setClock(() => new Date(at))
  return async (minutes: number) => {
    at += minutes * 60_000
    await runDueTimers()
  }
}

test('[DROP-7] silence is the alert: it fires when the next sign of life is late, and the next one resolves it', async () => {
  const forward = clock()
  const sender = await dropInSender('heartbeat', { heartbeatMinutes: 5 })
  await forward(60)
  // Nothing was heard yet, so nothing is missed.
  expect(await alertsOf(sender)).toEqual([])
  expect((await beat(sender)).status).toBe(200)
  await forward(4.9)
  await beat(sender)
  await forward(4.9)
  expect(await alertsOf(sender)).toEqual([])
  await forward(0.2)
  expect(await alertsOf(sender)).toMatchObject([
    { status: 'firing', title: 'No heartbeat from Monitoring for 5 minutes', labels: { alertname: 'HeartbeatMissed' } },
  ])
  const { incidents } = await listIncidents(SYSTEM_ACTOR, { serviceId: sender.service.id })
  expect(incidents).toHaveLength(1)
  await forward(60)
  expect(await alertsOf(sender)).toHaveLength(1)
  await beat(sender)
  expect(await alertsOf(sender)).toMatchObject([{ status: 'resolved' }])
  await forward(6)
  expect(await alertsOf(sender)).toMatchObject([{ status: 'resolved' }, { status: 'firing' }])
})

test('[DROP-7] a disabled heartbeat is not missed, and takes none', async () => {
  const forward = clock()
  const sender = await dropInSender('heartbeat')
  await beat(sender)
  await changeIntegration(sender.admin, sender.integration.id, { isEnabled: false })
  await forward(30)
  expect(await alertsOf(sender)).toEqual([])
  expect((await beat(sender)).status).toBe(404)
})

test('[DROP-7] one that is enabled again gets its whole time, and is missed after it', async () => {
  const forward = clock()
  const [sender, unheard] = [await dropInSender('heartbeat'), await dropInSender('heartbeat')]
  await beat(sender)
  const setEnabled = async (isEnabled: boolean) => {
    for (const { admin, integration } of [sender, unheard])
      await changeIntegration(admin, integration.id, { isEnabled })
  }
  await setEnabled(false)
  await forward(30)
  await setEnabled(true)
  await forward(5)
  // It is enabled already: its time goes on.
  await setEnabled(true)
  await forward(4.9)
  expect(await alertsOf(sender)).toEqual([])
  await forward(0.2)
  expect(await alertsOf(sender)).toMatchObject([{ status: 'firing' }])
  expect(await alertsOf(unheard)).toEqual([])
})

test('[DROP-7] a sign of life at the moment its silence is noticed leaves nothing firing', async () => {
  const sender = await dropInSender('heartbeat', { heartbeatMinutes: 1 })
  const start = Date.now()
  setClock(() => new Date(start))
  await beat(sender)
  setClock(() => new Date(start + 61_000))
  await Promise.all([runDueTimers(), beat(sender), beat(sender)])
  expect((await alertsOf(sender)).filter(({ status }) => status === 'firing')).toEqual([])
})
