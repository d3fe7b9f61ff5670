import { AppError, isAppError } from '@/lib/domain/errors'
import { isUniqueViolation } from '@/lib/server/db/unavailable'
import type { WaitingCommand } from '@/lib/server/decide-batch'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { shared } from '@/lib/server/process-registry'
import { notifyPeople, publishEvents } from '@/lib/server/realtime/publish'
import { type BatchResult, type Executed, type Outcome, runBatch, runBatches } from '@/lib/server/run-batch'

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

/** How many commands wait behind others of their incident, in this process. */
export const waitingCommands = (): number => queues.values().reduce((sum, queue) => sum + queue.length, 0)

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

export interface Combined {
  incidentId: string
  sent: WaitingCommand
  bytes: number
}

/**
 * Runs commands on many incidents in one transaction, for one commit instead of many. Those of an incident that somebody
 * is at work on go as `combine` has it; so do all of them when anything but the database fails. Answers what became of
 * each, in order.
 */
export async function combineMany(commands: readonly Combined[]): Promise<PromiseSettledResult<Executed>[]> {
  const byIncident = [...Map.groupBy(commands, ({ incidentId }) => incidentId)]
  const free = byIncident.filter(([incidentId]) => !queues.has(incidentId))
  // Whoever comes meanwhile waits behind, so that rooms hear of everything in its order.
  for (const [incidentId] of free) queues.set(incidentId, [])
  const answers = new Map<Combined, Promise<Executed>>()
  try {
    const batches = free.map(([incidentId, of]) => ({ incidentId, waiting: of.map(({ sent }) => sent) }))
    const results = batches.length > 0 ? await runBatches(batches) : []
    results.forEach((result, index) => {
      if (!result) return
      tell(result)
      free[index]?.[1].forEach((one, place) => {
        answers.set(one, new Promise((resolve, reject) => settle({ resolve, reject }, result.outcomes[place])))
      })
    })
  } catch (error) {
    if (isAppError(error)) for (const one of free.flatMap(([, of]) => of)) answers.set(one, Promise.reject(error))
    else logger.warn({ err: error, commands: commands.length }, 'Commands of many incidents failed; each goes alone')
  } finally {
    for (const [incidentId] of free) void work(incidentId)
  }
  return Promise.allSettled(commands.map((one) => answers.get(one) ?? combine(one.incidentId, one.sent, one.bytes)))
}

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
  const result = await runBatch(incidentId, commands).catch((error: unknown) => {
    // Somebody else committed the same commandId meanwhile: now its receipt is there to be read.
    if (batch.length === 1 && isUniqueViolation(error)) return runBatch(incidentId, commands)
    throw error
  })
  endTimer()
  tell(result)
  return result.outcomes
}

/** Tells rooms and people what was committed. */
function tell({ incident, outcomes, published, notifications }: BatchResult): void {
  metrics.combinerBatchSize.observe(outcomes.length)
  metrics.appends.inc(published.length)
  if (incident && published.length > 0) publishEvents(incident, published)
  if (notifications.length > 0) notifyPeople(notifications)
}

function settle({ resolve, reject }: Pick<Waiting, 'resolve' | 'reject'>, outcome: Outcome | undefined): void {
  if (!outcome) reject(new Error('A batch answered fewer outcomes than it had commands'))
  else if ('refusal' in outcome) reject(outcome.refusal)
  else resolve(outcome)
}
