import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type Answer, request } from './api.ts'
import { note, type Person } from './people.ts'

/** An entry whose sender was told that it is in the log. */
export interface Acknowledged {
  writer: number
  n: number
  incidentId: string
  commandId: string
  seq: number
  /** When the answer came, by `performance.now()`. */
  at: number
}

/** One request of a writer; `status` is null when there was no answer. */
export interface Attempt {
  status: number | null
  retryAfter: string | null
  ms: number
  at: number
}

export interface WriterOptions {
  people: Person[]
  incidentIds: string[]
  /** Where each attempt goes; after a failure a writer turns to the next, as a balancer would have it. */
  urls: string[]
  writers?: number
  /** What each entry ends with, to make it longer. */
  ending?: string
  pauseMs?: number
}

export interface Writers {
  acknowledged: readonly Acknowledged[]
  attempts: readonly Attempt[]
  /** Answers that a client can only take as final. */
  refused: readonly Answer[]
  open(): void
  /** Lets nobody begin another entry, and waits until all begun ones are acknowledged. */
  close(): Promise<void>
}

const accepted = z.object({ events: z.array(z.object({ seq: z.number() })).min(1) })
const RETRY_MS = 100

/**
 * People who write one entry after the other, each again with the same `commandId` until it is acknowledged, as the
 * outbox does; sooner again than the server asks for, because the instant of its return is measured.
 */
export function createWriters({
  people,
  incidentIds,
  urls,
  writers = 16,
  ending = '',
  pauseMs = 0,
}: WriterOptions): Writers {
  const acknowledged: Acknowledged[] = []
  const attempts: Attempt[] = []
  const refused: Answer[] = []
  const counts = Array.from({ length: writers }, () => 0)
  let isOpen = false
  let running: Promise<void>[] = []

  async function attempt(url: string, token: string, incidentId: string, body: object): Promise<Answer | null> {
    const startedAt = performance.now()
    const answer = await request(url, token, `/api/v1/incidents/${incidentId}/commands/add-entry`, body).catch(
      () => null,
    )
    const at = performance.now()
    attempts.push({ status: answer?.status ?? null, retryAfter: answer?.retryAfter ?? null, ms: at - startedAt, at })
    return answer
  }

  async function write(writer: number): Promise<void> {
    const person = people[writer % people.length]
    const incidentId = incidentIds[writer % incidentIds.length]
    if (!person || !incidentId) throw new Error('Nobody writes, or nowhere')
    const n = counts[writer] ?? 0
    counts[writer] = n + 1
    const commandId = randomUUID()
    const body = { commandId, input: note(`Writer ${writer}, line ${n}. ${ending}`) }
    for (let turn = writer; ; turn++) {
      const answer = await attempt(urls[turn % urls.length] ?? '', person.token, incidentId, body)
      if (answer?.status === 200) {
        const seq = accepted.parse(answer.body).events[0]?.seq ?? 0
        acknowledged.push({ writer, n, incidentId, commandId, seq, at: performance.now() })
        return
      }
      if (answer && answer.status !== 503 && answer.status !== 429) {
        refused.push(answer)
        return
      }
      await sleep(RETRY_MS)
    }
  }

  async function writeOn(writer: number): Promise<void> {
    while (isOpen) {
      await write(writer)
      if (pauseMs > 0) await sleep(pauseMs)
    }
  }

  return {
    acknowledged,
    attempts,
    refused,
    open() {
      isOpen = true
      running = counts.map((_, writer) => writeOn(writer))
    },
    async close() {
      isOpen = false
      await Promise.all(running)
    },
  }
}

/** What was asked for while something was away: how it was answered, and for how long anybody waited. */
export function describeAttempts(attempts: readonly Attempt[]): Record<string, number> {
  const unavailable = attempts.filter(({ status }) => status === 503)
  return {
    'answered 503': unavailable.length,
    '503 without Retry-After': unavailable.filter(({ retryAfter }) => retryAfter === null).length,
    'connections refused or broken': attempts.filter(({ status }) => status === null).length,
    'slowest answer (ms)': Math.round(Math.max(0, ...attempts.map(({ ms }) => ms))),
  }
}
