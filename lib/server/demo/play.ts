import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import { upload } from '@/lib/server/attachments/upload'
import { now } from '@/lib/server/clock'
import { declareIncident } from '@/lib/server/declare'
import { type AlertDesk, incidentAt } from '@/lib/server/demo/alert-desk'
import type { Cast } from '@/lib/server/demo/cast'
import { type ChartKey, charts, drawChart } from '@/lib/server/demo/chart'
import { commandOf } from '@/lib/server/demo/command-of'
import type { Memory } from '@/lib/server/demo/memory'
import type { PersonKey } from '@/lib/server/demo/organisation'
import { tellChange } from '@/lib/server/demo/pipeline-desk'
import { reviewFirst } from '@/lib/server/demo/review-first'
import { playReview } from '@/lib/server/demo/reviews/play-review'
import { reviewScriptOf } from '@/lib/server/demo/reviews/review-scripts'
import {
  type AlertStep,
  type ChangeStep,
  isAlertStep,
  isChangeStep,
  type PersonStep,
  type Scene,
  type Step,
} from '@/lib/server/demo/scene'
import { execute } from '@/lib/server/execute'
import { logger } from '@/lib/server/logger'

/** A scene being played: its incident, once there is one, and what it remembers. */
export interface Play {
  scene: Scene
  incidentId: string | null
  memory: Memory
  /** How many of the scene's steps were done. */
  done: number
}

export const newPlay = (scene: Scene): Play => ({ scene, incidentId: null, memory: new Map(), done: 0 })

/** Declares the incident, unless monitoring opens it by its first step. */
export async function openPlay(play: Play, cast: Cast): Promise<void> {
  const { by, title, severity, kind = 'production', summary, isPrivate, deliveryPrevented, services } = play.scene
  if (by === 'monitoring') return
  const input = {
    title,
    severity,
    kind,
    visibility: isPrivate ? 'private' : 'open',
    serviceIds: services.map((key) => cast.services[key]),
    ...(summary ? { summary } : {}),
    ...(deliveryPrevented ? { deliveryPrevented } : {}),
  }
  const { incident } = await declareIncident({ actor: cast.people[by], commandId: randomUUID(), input })
  play.incidentId = incident.id
}

/** Does one step. What a viewer of the demo made impossible meanwhile is left out. */
export async function playStep(play: Play, step: Step, cast: Cast, desk: AlertDesk): Promise<void> {
  play.done++
  if (isAlertStep(step)) await tellAlerts(play, step, cast, desk)
  else if (isChangeStep(step)) await tellChanges(play, step, cast)
  else if (play.incidentId) await act(play, play.incidentId, step, cast)
}

async function tellAlerts(play: Play, [, status, alerts]: AlertStep, cast: Cast, desk: AlertDesk): Promise<void> {
  const [service] = play.scene.services
  await desk.tell(status === 'fires' ? 'firing' : 'resolved', alerts, service)
  play.incidentId ??= await untilOpened(cast.services[service], cast.monitoring.id)
}

async function tellChanges({ memory, incidentId }: Play, [, , changes]: ChangeStep, cast: Cast): Promise<void> {
  for (const change of changes) {
    const id = await tellChange(cast, change, incidentId)
    if (change.as && id) memory.set(`change ${change.as}`, id)
  }
}

/** Does what somebody does in an incident. */
export async function act(play: Play, incidentId: string, [, by, action]: PersonStep, cast: Cast): Promise<void> {
  if (action === 'watches') return
  try {
    const actor = cast.people[by]
    if (action.do === 'status' && action.status === 'closed') await review(play, incidentId, by, cast)
    const { name, input } = commandOf(action, cast, play.memory)
    const shown =
      action.do === 'say' && action.shows ? { attachments: [await show(actor, incidentId, action.shows)] } : {}
    await execute({ incidentId, name, actor, commandId: randomUUID(), input: { ...input, ...shown } })
  } catch (error) {
    if (!isAppError(error)) throw error
    logger.debug({ scene: play.scene.title, action: action.do, reason: error.message }, 'A step was refused')
  }
}

/** What has to come before closing: the review that people wrote, or at least the one that was drafted. */
async function review({ scene }: Play, incidentId: string, by: PersonKey, cast: Cast): Promise<void> {
  const script = reviewScriptOf(scene.title)
  if (script?.reviewer) await playReview(incidentId, script, cast)
  await reviewFirst(incidentId, by, cast)
}

/** Uploads a panel of a dashboard, as somebody who took a screenshot of it. */
async function show(actor: PersonActor, incidentId: string, key: ChartKey): Promise<string> {
  const id = randomUUID()
  await upload(actor, incidentId, { id, name: charts[key].name, read: () => drawChart(key, now()) })
  return id
}

const LOOK_EVERY_MS = 50
const LOOK_TIMES = 100

/** Alerts are given to their incident a moment after they were received. */
async function untilOpened(serviceId: string, integrationId: string): Promise<string | null> {
  for (let looks = 0; looks < LOOK_TIMES; looks++) {
    const found = await incidentAt(serviceId, integrationId)
    if (found) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
  return null
}
