import { randomUUID } from 'node:crypto'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import type { Status } from '@/lib/domain/incident/values'
import { deskOfThePast, deskOfThePresent } from '@/lib/server/demo/alert-desk'
import { assembleCast, type Cast } from '@/lib/server/demo/cast'
import { holdSomeAlerts } from '@/lib/server/demo/holds'
import { forgetCalls } from '@/lib/server/demo/past-calls'
import { tellPastChanges } from '@/lib/server/demo/past-changes'
import { newPlay, type Play } from '@/lib/server/demo/play'
import { playPastDrills } from '@/lib/server/demo/play-drill'
import { playPast, playUntil } from '@/lib/server/demo/play-past'
import { playOn } from '@/lib/server/demo/play-present'
import { preparePolicies } from '@/lib/server/demo/policies'
import { PresentPeople } from '@/lib/server/demo/present-people'
import { reviewFirst } from '@/lib/server/demo/review-first'
import { prepareRotas, ROTAS_SINCE_DAYS } from '@/lib/server/demo/rotas'
import { isAlertStep, type PastScene } from '@/lib/server/demo/scene'
import { liveScenes } from '@/lib/server/demo/scenes/live'
import { pastScenes } from '@/lib/server/demo/scenes/past'
import { pastAlarms } from '@/lib/server/demo/scenes/past-alarms'
import { pastDrills } from '@/lib/server/demo/scenes/past-drills'
import { signInBlock } from '@/lib/server/demo/sign-in-data'
import { env } from '@/lib/server/env'
import { execute } from '@/lib/server/execute'
import { rotateKey } from '@/lib/server/integrations/change-integration'
import { logger } from '@/lib/server/logger'
import { listIncidents } from '@/lib/server/queries/list-incidents'

const MINUTE = 60_000
/** A newcomer finds the live incident this far into its script. */
const BEGUN_MINUTES = 3.5

export interface PreparedDemo {
  cast: Cast
  play: Play
  startedAt: number
}

/** Makes the organisation with its past, and begins the live incident. Runs before anything is served: it sets the clock. */
export async function prepareDemo(log: (line: string) => void): Promise<PreparedDemo> {
  log('Preparing Harbour Goods, the organisation of the demo …')
  const cast = await assembleCast()
  await tellPastChanges(cast)
  // Who was on call is known since there are rotas: alerts of that time called them.
  const isCalled = ({ daysAgo }: PastScene) => daysAgo < ROTAS_SINCE_DAYS
  await playPast(
    pastScenes.filter((scene) => !isCalled(scene)),
    [],
    cast,
  )
  await prepareRotas(cast)
  await preparePolicies(cast)
  await playPast(pastScenes.filter(isCalled), pastAlarms, cast)
  await playPastDrills(pastDrills, cast)
  await holdSomeAlerts(cast)
  await endLeftover(cast)
  await forgetCalls()
  const [first] = liveScenes
  if (!first) throw new Error('The demo has no live scene')
  const play = newPlay(first)
  const startedAt = Date.now() - BEGUN_MINUTES * MINUTE
  await playUntil(play, startedAt, BEGUN_MINUTES, cast, deskOfThePast(cast))
  log(signInBlock())
  return { cast, play, startedAt }
}

/** Plays the live incident on, in the served room, and one after the other from then on. */
export async function startDemo({ cast, play, startedAt }: PreparedDemo): Promise<{ stop: () => Promise<void> }> {
  const { port } = env()
  const origin = `http://127.0.0.1:${port}`
  const { url } = await rotateKey(cast.people.priya, cast.monitoring.id)
  const desk = deskOfThePresent(new URL(new URL(url).pathname, origin).toString())
  const people = new PresentPeople(origin)
  await people.prepare(cast)
  const stopping = new AbortController()
  const stage = { cast, desk, people, signal: stopping.signal }
  const playing = playOn(play, startedAt, liveScenes, stage).catch((error: unknown) => {
    if (!stopping.signal.aborted) logger.error({ err: error }, 'The demo stopped playing')
  })
  return {
    async stop() {
      stopping.abort()
      people.leaveAll()
      await playing
    },
  }
}

/** A live incident that was cut off with the last run is ended, and its alerts: nobody is left to do it. */
async function endLeftover(cast: Cast): Promise<void> {
  const desk = deskOfThePast(cast)
  for (const { steps, services } of liveScenes) {
    const alerts = steps.filter(isAlertStep).flatMap(([, , sent]) => sent)
    await desk.tell('resolved', alerts, services[0])
  }
  const titles = new Set(liveScenes.map(({ title }) => title))
  const { incidents } = await listIncidents(SYSTEM_ACTOR, { status: ['active', 'mitigated', 'resolved'], limit: 100 })
  for (const { id, title, status } of incidents) {
    if (!titles.has(title)) continue
    if (status !== 'resolved') await moveOn(cast, id, 'resolved')
    await reviewFirst(id, 'priya', cast)
    await moveOn(cast, id, 'closed')
  }
}

async function moveOn({ people }: Cast, incidentId: string, status: Status): Promise<void> {
  const input = { status, note: 'Recovered while the demo was stopped.' }
  await execute({ incidentId, name: 'change-status', actor: people.priya, commandId: randomUUID(), input })
}
