import { AppError, isAppError } from '@/lib/domain/errors'
import { isUniqueViolation } from '@/lib/server/db/unavailable'
import type { WaitingCommand } from '@/lib/server/decide-batch'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { shared } from '@/lib/server/process-registry'
import { notifyPeople, publishEvents } from '@/lib/server/realtime/publish'
import { type Executed, type Outcome, runBatch } from '@/lib/server/run-batch'

const MAX_COMMANDS = 256
const MAX_BYTES = 1_000_000
/** Beyond this many waiting on one incident, a sender is better told to come back. */
const MAX_WAITING = 5_000

interface Waiting {
  sent: WaitingCommand
  bytes: number
  resolve: (executed: Executed) => void
  reject: (reason: unknown) => void
}

/** The commands that wait, by incident; an incident is here as long as somebody works on its queue. */
const queues = shared('combiner', () => new Map<string, Waiting[]>())

/**
 * Runs a command with all others on its incident: while one transaction is in flight the next commands wait, and then
 * go together. Only speed depends on it; the row lock is what keeps several processes correct.
 */
export const combine = (incidentId: string, sent: WaitingCommand, bytes: number): Promise<Executed> =>
  new Promise((resolve, reject) => {
    const waiting = { sent, bytes, resolve, reject }
    const queue = queues.get(incidentId)
    if (!queue) {
      queues.set(incidentId, [waiting])
      void work(incidentId)
    } else if (queue.length < MAX_WAITING) queue.push(waiting)
    else reject(new AppError('unavailable', 'Too much happens in this incident at once.', { retryAfterSeconds: 1 }))
  })

async function work(incidentId: string): Promise<void> {
  // Commands of the same moment go into the first batch too.
  await Promise.resolve()
  const queue = queues.get(incidentId) ?? []
  while (queue.length > 0) await runTogether(incidentId, nextBatch(queue))
  queues.delete(incidentId)
}

function nextBatch(queue: Waiting[]): Waiting[] {
  let bytes = 0
  const isFull = queue.findIndex((waiting, index) => {
    bytes += waiting.bytes
    return index > 0 && (index >= MAX_COMMANDS || bytes > MAX_BYTES)
  })
  return queue.splice(0, isFull === -1 ? queue.length : isFull)
}

/** Never throws: every command of the batch is answered. */
async function runTogether(incidentId: string, batch: Waiting[]): Promise<void> {
  try {
    const outcomes = await commit(incidentId, batch)
    batch.forEach((waiting, index) => {
      settle(waiting, outcomes[index])
    })
  } catch (error) {
    // The database is away: who waits behind would only wait as long again.
    const behind = isAppError(error) ? (queues.get(incidentId)?.splice(0) ?? []) : []
    if (isAppError(error) || batch.length === 1) for (const { reject } of [...batch, ...behind]) reject(error)
    else {
      // One of them is poison, or took a commandId that another incident used at the same moment.
      logger.warn({ err: error, incidentId, commands: batch.length }, 'A batch failed; its commands run one by one')
      for (const waiting of batch) await runTogether(incidentId, [waiting])
    }
  }
}

async function commit(incidentId: string, batch: Waiting[]): Promise<Outcome[]> {
  const endTimer = metrics.appendDuration.startTimer()
  const commands = batch.map(({ sent }) => sent)
  const { incident, outcomes, published, notifications } = await runBatch(incidentId, commands).catch(
    (error: unknown) => {
      // Somebody else committed the same commandId meanwhile: now its receipt is there to be read.
      if (batch.length === 1 && isUniqueViolation(error)) return runBatch(incidentId, commands)
      throw error
    },
  )
  endTimer()
  metrics.combinerBatchSize.observe(batch.length)
  metrics.appends.inc(published.length)
  if (incident && published.length > 0) publishEvents(incident, published)
  if (notifications.length > 0) notifyPeople(notifications)
  return outcomes
}

function settle({ resolve, reject }: Waiting, outcome: Outcome | undefined): void {
  if (!outcome) reject(new Error('A batch answered fewer outcomes than it had commands'))
  else if ('refusal' in outcome) reject(outcome.refusal)
  else resolve(outcome)
}
