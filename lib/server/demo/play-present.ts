import { setTimeout as sleep } from 'node:timers/promises'
import type { AlertDesk } from '@/lib/server/demo/alert-desk'
import type { Cast } from '@/lib/server/demo/cast'
import type { PersonKey } from '@/lib/server/demo/organisation'
import { newPlay, openPlay, type Play, playStep } from '@/lib/server/demo/play'
import { stepsOf } from '@/lib/server/demo/play-past'
import type { PresentPeople } from '@/lib/server/demo/present-people'
import { isAlertStep, isChangeStep, type Scene, type Step } from '@/lib/server/demo/scene'

const MINUTE = 60_000
/** People open the room this long before they first do something. */
const READS_FIRST_MS = 25_000
const BETWEEN_MS = 2 * MINUTE

interface Stage {
  cast: Cast
  desk: AlertDesk
  people: PresentPeople
  signal: AbortSignal
}

/** Goes on with a play that has begun, then plays one scene after the other, until it is told to stop. */
export async function playOn(begun: Play, startedAt: number, scenes: Scene[], stage: Stage): Promise<void> {
  let play = begun
  let startsAt = startedAt
  for (let next = scenes.indexOf(begun.scene) + 1; !stage.signal.aborted; next++) {
    await playLive(play, startsAt, stage)
    stage.people.leaveAll()
    await pause(BETWEEN_MS, stage)
    const scene = scenes[next % scenes.length]
    if (!scene || stage.signal.aborted) return
    play = newPlay(scene)
    startsAt = Date.now()
    await openPlay(play, stage.cast)
  }
}

async function playLive(play: Play, startsAt: number, stage: Stage): Promise<void> {
  const { cast, desk, people, signal } = stage
  const steps = stepsOf(play.scene)
  const entrances = entrancesOf(steps)
  while (play.done < steps.length && !signal.aborted) {
    const step = steps[play.done]
    if (!step) return
    const dueAt = startsAt + step[0] * MINUTE
    if (play.incidentId) {
      for (const [key, minute] of entrances) {
        if (startsAt + minute * MINUTE - READS_FIRST_MS <= Date.now()) people.enter(key, play.incidentId)
      }
    }
    const wait = dueAt - Date.now()
    if (wait > 0) await pause(Math.min(wait, 1000), stage)
    else await playStep(play, step, cast, desk)
  }
}

/** When each person first does something. */
function entrancesOf(steps: Step[]): Map<PersonKey, number> {
  const entrances = new Map<PersonKey, number>()
  for (const step of steps) {
    if (!isAlertStep(step) && !isChangeStep(step) && !entrances.has(step[1])) entrances.set(step[1], step[0])
  }
  return entrances
}

const pause = (milliseconds: number, { signal }: Stage): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => {})
