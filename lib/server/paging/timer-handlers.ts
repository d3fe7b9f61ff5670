import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { now } from '@/lib/server/clock'
import { readSeenTo } from '@/lib/server/db/alert-marks'
import { findAttemptFact } from '@/lib/server/db/page-attempts'
import type { DueTimer } from '@/lib/server/db/timers'
import { execute, type Invocation } from '@/lib/server/execute'
import { putOff, stopSeenTo } from '@/lib/server/paging/heed-acknowledgement'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'
import { commandHandler } from '@/lib/server/timers/command-handler'
import { commandIdOf } from '@/lib/server/timers/command-id'

const runSchema = z.object({ escalationId: z.string(), lap: z.number(), position: z.number() })
const acknowledgementSchema = z.object({ escalationId: z.string(), until: z.string() })
const pagesSchema = z.object({ pageIds: z.array(z.string()) })
const attemptSchema = z.object({ attemptId: z.string(), outcome: z.enum(['sent', 'delivered', 'failed']) })
const failureSchema = z.object({ pageId: z.string(), why: z.enum(['no-method', 'all-failed', 'gone']) })
const startSchema = z.object({ serviceIds: z.array(z.string()), isAgain: z.boolean().default(false) })

const OLD_MS = 60 * 60_000

const incidentOf = ({ incidentId }: DueTimer): string => z.string().parse(incidentId)

/** What guards itself runs under a new id each time: an answer of before would hide that it is due by now. */
const commandOf = (timer: DueTimer, name: string, input: object, commandId: string = randomUUID()): Invocation => ({
  incidentId: incidentOf(timer),
  name,
  actor: SYSTEM_ACTOR,
  commandId,
  input,
})

/** A stage was not answered in its time (SPEC ESC-3). */
export const escalate = commandHandler({
  of: async (timer) => commandOf(timer, 'advance-escalation', runSchema.parse(timer.payload)),
  async after(timer, { events }) {
    if (events.length > 0) return undefined
    // The clock of the log may be behind that of this machine: it is never early, and so looked at again.
    const place = runSchema.parse(timer.payload)
    const { paging } = await getIncident(SYSTEM_ACTOR, incidentOf(timer))
    const run = paging.escalations.find(({ id }) => id === place.escalationId)
    const isWaiting = run?.state === 'running' && run.lap === place.lap && run.position === place.position
    if (!isWaiting || run.dueAt === null || Date.parse(run.dueAt) <= now().getTime()) return undefined
    return { kind: 'again', at: new Date(run.dueAt) }
  },
})

/** An acknowledgement holds no longer (SPEC ESC-6). */
export const expireAcknowledgement = commandHandler({
  of: async (timer) => commandOf(timer, 'expire-acknowledgement', acknowledgementSchema.parse(timer.payload)),
})

export const expirePages = commandHandler({
  of: async (timer) => commandOf(timer, 'expire-pages', pagesSchema.parse(timer.payload)),
})

/** Starts the policies of services for an alert, each once (SPEC ESC-2). */
export async function startEscalation(timer: DueTimer): Promise<undefined> {
  const { serviceIds, isAgain } = startSchema.parse(timer.payload)
  const incidentId = incidentOf(timer)
  // After a long outage nobody is woken for what is over by now.
  const isOld = now().getTime() - timer.dueAt.getTime() > OLD_MS
  const { status } = await getIncident(SYSTEM_ACTOR, incidentId)
  if (isOld && status === 'resolved') return undefined
  const seenTo = await readSeenTo(incidentId, now())
  if (isAgain && (seenTo === 'nothing' || (status !== 'active' && status !== 'mitigated'))) return undefined
  if (!isAgain && seenTo === 'all') {
    await putOff(incidentId, serviceIds, timer.key)
    return undefined
  }
  for (const serviceId of serviceIds) {
    const escalationId = stableId('escalation', timer.id, timer.key, serviceId)
    const commandId = stableId('start-escalation', timer.id, timer.key, serviceId)
    await execute(commandOf(timer, 'start-escalation', { escalationId, serviceId }, commandId))
  }
  // What was acknowledged while this began found nothing to stop.
  if (!isAgain) await stopSeenTo(incidentId, 'their senders')
}

/** Tells the log what came of a try. */
export const tellPageAttempt = commandHandler({
  async of(timer) {
    const { attemptId, outcome } = attemptSchema.parse(timer.payload)
    const fact = await findAttemptFact(attemptId)
    if (!fact) return null
    const { state: _, ...input } = fact
    return commandOf(timer, 'record-page-attempt', { ...input, outcome }, commandIdOf(timer))
  },
})

/** Nothing reached somebody: the log says so, and the next is asked at once (SPEC PAGE-10). */
export const tellPageFailed = commandHandler({
  of: async (timer) => commandOf(timer, 'fail-page', failureSchema.parse(timer.payload)),
})
