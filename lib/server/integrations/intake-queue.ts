import { isAppError } from '@/lib/domain/errors'
import { now } from '@/lib/server/clock'
import type { AlertOutcome, NewAlert } from '@/lib/server/db/alerts'
import { noteReceived, type Receiver } from '@/lib/server/db/integrations'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { asUnavailable } from '@/lib/server/db/unavailable'
import { inLane } from '@/lib/server/integrations/intake-load'
import { shared } from '@/lib/server/process-registry'

type Save = (tx: Tx, receiver: Receiver, alerts: NewAlert[]) => Promise<AlertOutcome[]>

interface Delivery {
  receiver: Receiver
  alerts: NewAlert[]
  save: Save
  resolve: (outcomes: AlertOutcome[]) => void
  reject: (error: unknown) => void
}

const MAX_DELIVERIES = 256
const MAX_ALERTS = 20_000

/** Deliveries that wait, by integration; one transaction of each is under way at a time. */
const queues = shared('intake-queues', () => new Map<string, Delivery[]>())

/**
 * Saves a delivery, together with those of the same integration that came while the one before was being saved: one
 * transaction and one commit for all of them. Each is answered when it is durable, and a failure of one alone is its own.
 */
export function saveInTurn(receiver: Receiver, alerts: NewAlert[], save: Save): Promise<AlertOutcome[]> {
  return new Promise((resolve, reject) => {
    const delivery = { receiver, alerts, save, resolve, reject }
    const waiting = queues.get(receiver.id)
    if (waiting) {
      waiting.push(delivery)
      return
    }
    queues.set(receiver.id, [delivery])
    void drain(receiver.id)
  })
}

async function drain(integrationId: string): Promise<void> {
  const waiting = queues.get(integrationId) ?? []
  while (waiting.length > 0) await saveBatch(takeBatch(waiting))
  queues.delete(integrationId)
}

function takeBatch(waiting: Delivery[]): Delivery[] {
  let alerts = 0
  const end = waiting.findIndex((delivery, index) => {
    alerts += delivery.alerts.length
    return index > 0 && (index >= MAX_DELIVERIES || alerts > MAX_ALERTS)
  })
  return waiting.splice(0, end === -1 ? waiting.length : end)
}

async function saveBatch(batch: Delivery[]): Promise<void> {
  try {
    const outcomes = await inLane(() => withTransaction((tx) => saveAll(tx, batch)))
    for (const [index, { resolve }] of batch.entries()) resolve(outcomes[index] ?? [])
  } catch (error) {
    const isAway = asUnavailable(error) !== null || (isAppError(error) && error.code === 'unavailable')
    if (batch.length === 1 || isAway) {
      for (const { reject } of batch) reject(error)
      return
    }
    // One of them cannot be saved: the others must not be lost for it.
    for (const delivery of batch) await saveBatch([delivery])
  }
}

/** In waves, since one statement may name an alert once and what came later counts. */
async function saveAll(tx: Tx, batch: Delivery[]): Promise<AlertOutcome[][]> {
  const outcomes: AlertOutcome[][] = batch.map(() => [])
  const last = batch.at(-1)
  if (!last) return outcomes
  const { receiver, save } = last
  for (const wave of wavesOf(batch)) {
    const alerts = wave.flatMap(({ delivery }) => delivery.alerts)
    const saved = new Map((await save(tx, receiver, alerts)).map((outcome) => [outcome.dedupKey, outcome]))
    for (const { delivery, index } of wave) {
      outcomes[index] = delivery.alerts.flatMap(({ dedupKey }) => saved.get(dedupKey) ?? [])
    }
  }
  await noteReceived(tx, receiver.id, now())
  return outcomes
}

interface Waved {
  delivery: Delivery
  index: number
}

/** Each delivery as early as it can be, and after those before it that tell of one of its alerts. */
function wavesOf(batch: Delivery[]): Waved[][] {
  const waves: Waved[][] = []
  const lastWave = new Map<string, number>()
  for (const [index, delivery] of batch.entries()) {
    const after = delivery.alerts.map(({ dedupKey }) => lastWave.get(dedupKey) ?? -1)
    const wave = after.reduce((most, each) => Math.max(most, each), -1) + 1
    for (const { dedupKey } of delivery.alerts) lastWave.set(dedupKey, wave)
    const there = waves[wave]
    if (there) there.push({ delivery, index })
    else waves[wave] = [{ delivery, index }]
  }
  return waves
}
