import { z } from 'zod'
import { attemptsFor } from '@/lib/server/channels/attempts-for'
import { shiftTestMessage } from '@/lib/server/channels/messages'
import { sendAttempt } from '@/lib/server/channels/send-attempt'
import { now } from '@/lib/server/clock'
import { takeShiftTest } from '@/lib/server/db/notification-rules'
import { findPersonById } from '@/lib/server/db/people'
import type { Tx } from '@/lib/server/db/pool'
import type { DueTimer } from '@/lib/server/db/timers'
import { armTimer } from '@/lib/server/timers/timers'

/** Below the ten seconds after which the database ends the transaction that holds the timer. */
const LIMIT_MS = 8_000
/** Later than this the shift does not begin any more, and a test only startles. */
const TOO_LATE_MS = 30 * 60_000

/**
 * Sends a test page over every method that a page of high urgency would use, all at once, to somebody whose shift begins
 * and who wants that. Answers whether one goes out: the same shift is tested once, however often it is looked at.
 */
export async function sendShiftTest(tx: Tx, personId: string, shiftFrom: Date): Promise<boolean> {
  if (now().getTime() - shiftFrom.getTime() > TOO_LATE_MS) return false
  if (!(await takeShiftTest(tx, personId, shiftFrom))) return false
  const attempts = await attemptsFor(tx, personId, 'high', now())
  // A rule may use one method more than once.
  for (const methodId of new Set(attempts.map((attempt) => attempt.methodId))) {
    const key = `test-method:${methodId}`
    const payload = { methodId, personId }
    await armTimer(tx, { key, kind: 'test-method', incidentId: null, payload, dueAt: now() })
  }
  return true
}

const payloadSchema = z.object({ methodId: z.string(), personId: z.string() })

/** Sends the test of one method; each has a timer of its own, so that one that hangs holds up no other. */
export async function testMethodOfShift({ payload, dueAt }: DueTimer): Promise<undefined> {
  const { methodId, personId } = payloadSchema.parse(payload)
  const person = await findPersonById(personId)
  if (!person || now().getTime() - dueAt.getTime() > TOO_LATE_MS) return undefined
  await sendAttempt(shiftTestMessage({ id: person.id, name: person.name }), methodId, AbortSignal.timeout(LIMIT_MS))
  return undefined
}
