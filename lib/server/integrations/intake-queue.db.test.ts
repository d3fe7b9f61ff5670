import { expect, test } from 'vitest'
import { POST } from '@/app/v2/enqueue/route'
import type { NewAlert } from '@/lib/server/db/alerts'
import { findReceiverById } from '@/lib/server/db/integrations'
import type { Tx } from '@/lib/server/db/pool'
import { saveInTurn } from '@/lib/server/integrations/intake-queue'
import { saveSignals } from '@/lib/server/integrations/receive-signals'
import { alertsOf, dropInSender, requestTo } from '@/lib/testing/drop-in-sender'

const alert = (dedupKey: string): NewAlert => ({
  dedupKey,
  status: 'firing',
  title: dedupKey,
  labels: {},
  annotations: {},
  url: null,
  startsAt: null,
  endsAt: null,
  raw: {},
  severity: 'sev2',
  serviceId: null,
})

test('[INTAKE-11] deliveries that come together are saved together, and one that cannot be saved fails alone', async () => {
  const { integration } = await dropInSender('events')
  const receiver = (await findReceiverById(integration.id))!
  const batches: number[] = []
  const save = (tx: Tx, to: typeof receiver, alerts: NewAlert[]) => {
    batches.push(alerts.length)
    if (alerts.some(({ dedupKey }) => dedupKey === 'poison')) throw new Error('This one cannot be saved')
    return saveSignals(tx, to, alerts)
  }
  const keys = [...Array.from({ length: 20 }, (_, index) => `alert-${index}`), 'poison', 'last']
  const answers = await Promise.allSettled(keys.map((key) => saveInTurn(receiver, [alert(key)], save)))
  expect(answers.flatMap(({ status }, index) => (status === 'rejected' ? [keys[index]] : []))).toEqual(['poison'])
  expect((await alertsOf({ integration })).map(({ dedup_key }) => dedup_key).sort()).toEqual(
    keys.filter((key) => key !== 'poison').sort(),
  )
  // The first alone, the others at once, and those again one by one, since one of them failed.
  expect(batches.slice(0, 2)).toEqual([1, 21])
})

test('[INTAKE-11] of one alert count in the order they came, whatever is saved together', async () => {
  const { integration, key } = await dropInSender('events-v2')
  const payload = { summary: 'It fails', source: 'a', severity: 'error' }
  const tell = (event_action: string) =>
    POST(requestTo('/v2/enqueue', { routing_key: key, event_action, dedup_key: 'one', payload }), undefined)
  const receiver = (await findReceiverById(integration.id))!
  const firing = alert('one')
  // Queued in this order at one moment, behind the first.
  await Promise.all(
    [firing, firing, { ...firing, status: 'resolved' as const }, firing].map((each) =>
      saveInTurn(receiver, [each], saveSignals),
    ),
  )
  const alerts = await alertsOf({ integration })
  expect(alerts.map(({ status, received_count }) => [status, received_count]).sort()).toEqual([
    ['firing', 1],
    ['resolved', 2],
  ])
  expect((await tell('resolve')).status).toBe(202)
  expect((await alertsOf({ integration })).every(({ status }) => status === 'resolved')).toBe(true)
})
