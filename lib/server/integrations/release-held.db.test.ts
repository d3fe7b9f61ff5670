import { randomUUID } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { now, setClock } from '@/lib/server/clock'
import type { NewAlert } from '@/lib/server/db/alerts'
import { findReceiverById } from '@/lib/server/db/integrations'
import { withTransaction } from '@/lib/server/db/pool'
import { addSilence, liftSilence } from '@/lib/server/integrations/holds'
import { saveSignals } from '@/lib/server/integrations/receive-signals'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { type AlertSender, alertSender } from '@/lib/testing/alert-sender'
import { query } from '@/lib/testing/database'
import { alertsOf } from '@/lib/testing/drop-in-sender'
import { runDueTimers } from '@/lib/testing/run-timers'

afterEach(() => setClock(null))

function clock() {
  let at = Date.now()
  setClock(() => new Date(at))
  return async (minutes: number) => {
    at += minutes * 60_000
    await runDueTimers()
  }
}

const labelsOf = ({ service }: AlertSender) => ({ alertname: 'Slow', service: service.key })

async function silence({ admin, service }: AlertSender, minutes: number): Promise<string> {
  const endsAt = new Date(now().getTime() + minutes * 60_000).toISOString()
  const matchers = [{ name: 'service', op: '=' as const, value: service.key }]
  return (await addSilence(admin, { id: randomUUID(), matchers, reason: 'Known', endsAt })).silence.id
}

/** Saves an alert in a transaction that is still open while `meanwhile` runs. */
async function saveSlowly(sender: AlertSender, meanwhile: () => Promise<void>): Promise<void> {
  const { integration, service } = sender
  const receiver = (await findReceiverById(integration.id))!
  const told = {
    title: 'Slow',
    labels: labelsOf(sender),
    annotations: {},
    url: null,
    startsAt: null,
    endsAt: null,
    raw: {},
  }
  const alert: NewAlert = { ...told, dedupKey: 'slow', status: 'firing', severity: 'sev2', serviceId: service.id }
  await withTransaction(async (tx) => {
    await saveSignals(tx, receiver, [alert])
    await meanwhile()
  })
}

const heldBy = async (sender: AlertSender) => (await alertsOf(sender)).map(({ held_by }) => held_by)
const countOf = async ({ service }: AlertSender) =>
  (await listIncidents(SYSTEM_ACTOR, { serviceId: service.id })).incidents.length

test('[ALERT-4] what is still being saved when its silence ends is let go once it is saved', async () => {
  const forward = clock()
  const sender = await alertSender()
  await silence(sender, 20)
  await saveSlowly(sender, async () => {
    // Others are saved beside it.
    await sender.send({ fingerprint: 'beside', labels: labelsOf(sender) })
    expect(await heldBy(sender)).toEqual(['silence'])
    await forward(21)
  })
  expect(await countOf(sender)).toBe(0)
  await forward(1)
  expect(await heldBy(sender)).toEqual([null, null])
  expect(await countOf(sender)).toBe(1)
})

test('[ALERT-4] and so it is when the silence is lifted, which waits for nothing', async () => {
  const forward = clock()
  const sender = await alertSender()
  const id = await silence(sender, 20)
  await saveSlowly(sender, async () => {
    await liftSilence(sender.admin, id)
    await forward(1)
  })
  await forward(1)
  expect(await countOf(sender)).toBe(1)
})

test('[ALERT-4] what comes to be held after that is not held', async () => {
  const forward = clock()
  const sender = await alertSender()
  await silence(sender, 20)
  const before = now()
  await forward(20)
  await query(`delete from timer where state = 'armed'`)
  const after = now()
  // The clock as it was read before the end, by who was then slow.
  const read = [before, before]
  setClock(() => read.shift() ?? after)
  await saveSlowly(sender, async () => {})
  expect(await heldBy(sender)).toEqual([null])
})
