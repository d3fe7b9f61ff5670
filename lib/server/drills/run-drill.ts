import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { isMet } from '@/lib/domain/drill/condition'
import { injectsOf } from '@/lib/domain/drill/scenario'
import { dueInject, elapsedOf, instantOf, nextInject } from '@/lib/domain/drill/schedule'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import { findDrill, markStepDone, type StoredDrill } from '@/lib/server/db/drills'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { endDrill } from '@/lib/server/drills/end-drill'
import { injectStep } from '@/lib/server/drills/inject-step'
import { beginDrill } from '@/lib/server/drills/start-drill'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'

const payloadSchema = z.object({ drillId: z.string(), inject: z.number().optional() })
/** What people did may have ended it; and a pause may have ended. */
const LOOK_EVERY_MS = 5_000

/**
 * Plays a drill: one timer each, which does what is due, looks whether it is over, and says when to look again. That
 * timer is never moved while the incident is locked: it may itself be waiting for that lock.
 */
export async function runDrill({ payload }: DueTimer): Promise<TimerOutcome | undefined> {
  const { drillId, inject } = payloadSchema.parse(payload)
  const drill = await findDrill(drillId)
  if (!drill || drill.run.state === 'ended') return undefined
  const incident = await getIncident(SYSTEM_ACTOR, drill.incidentId)
  // A start that was cut short before the log said so.
  if (!incident.drill && incident.status !== 'closed') await beginDrill(drill)
  if (isOver(drill, incident)) {
    await endDrill(drill, { commandId: stableId('end-drill', drillId), note: null })
    return undefined
  }
  const injects = injectsOf(drill.scenario)
  const asked = inject === drill.run.stepsDone ? injects[inject] : undefined
  const step = asked ?? dueInject(injects, drill.run, now().getTime())
  if (step) {
    await injectStep(drill, step)
    await markStepDone(drillId, step.index + 1)
    return { kind: 'again', at: now() }
  }
  return { kind: 'again', at: nextLook(drill) }
}

function isOver({ run, scenario }: StoredDrill, incident: IncidentState): boolean {
  if (incident.status === 'closed') return true
  if (run.state !== 'running') return false
  const { at, when } = scenario.ends
  return elapsedOf(run, now().getTime()) >= at || (when.length > 0 && when.every((each) => isMet(each, incident)))
}

function nextLook({ run, scenario }: StoredDrill): Date {
  const soon = now().getTime() + LOOK_EVERY_MS
  if (run.state !== 'running') return new Date(soon)
  const next = nextInject(injectsOf(scenario), run)?.at ?? scenario.ends.at
  return new Date(Math.min(soon, instantOf(run, Math.min(next, scenario.ends.at))))
}
