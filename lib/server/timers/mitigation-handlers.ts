import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isInFlight } from '@/lib/domain/incident/mitigations-now'
import { now } from '@/lib/server/clock'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'
import { commandIdOf } from '@/lib/server/timers/command-id'

/** How long the owner has before the commander is asked as well. */
const OWNER_HAS_MS = 3 * 60_000

const checkPayload = z.object({ mitigationId: z.string(), checkAt: z.string() })
const crutchPayload = z.object({ mitigationId: z.string() })

/**
 * The effect of a mitigation should show by now: asks its owner whether it worked, and a while later the commander,
 * when nobody has said so and they are not the same (SPEC MIT-4).
 */
export async function checkEffect(timer: DueTimer): Promise<TimerOutcome | undefined> {
  const { mitigationId, checkAt } = checkPayload.parse(timer.payload)
  const incidentId = z.string().parse(timer.incidentId)
  const { mitigations } = await getIncident(SYSTEM_ACTOR, incidentId)
  const one = mitigations.find(({ id }) => id === mitigationId)
  if (!one || !isInFlight(one) || one.checkAt !== checkAt) return undefined
  if (one.asked.owner === null) {
    await ask(timer, incidentId, { mitigationId, as: 'owner' })
    return { kind: 'again', at: new Date(now().getTime() + OWNER_HAS_MS) }
  }
  // A run that was cut short after it had asked: the owner still has their time.
  const commanderAt = new Date(Date.parse(one.asked.owner) + OWNER_HAS_MS)
  if (now() < commanderAt) return { kind: 'again', at: commanderAt }
  await ask(timer, incidentId, { mitigationId, as: 'commander' })
  return undefined
}

async function ask(timer: DueTimer, incidentId: string, input: { mitigationId: string; as: string }): Promise<void> {
  const commandId = stableId('timer', timer.id, timer.key, input.as)
  await execute({ incidentId, name: 'ask-effect-check', actor: SYSTEM_ACTOR, commandId, input })
}

/** What was left in place has reached its expiry, on a closed incident too (SPEC MIT-8). */
export async function expireCrutch(timer: DueTimer): Promise<undefined> {
  const { mitigationId } = crutchPayload.parse(timer.payload)
  const incidentId = z.string().parse(timer.incidentId)
  const commandId = commandIdOf(timer)
  await execute({ incidentId, name: 'expire-crutch', actor: SYSTEM_ACTOR, commandId, input: { mitigationId } })
}
