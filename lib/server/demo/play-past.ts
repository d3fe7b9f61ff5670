import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import type { AlertDesk } from '@/lib/server/demo/alert-desk'
import type { Cast } from '@/lib/server/demo/cast'
import { deskThatCalls } from '@/lib/server/demo/past-calls'
import { newPlay, openPlay, type Play, playStep } from '@/lib/server/demo/play'
import { playAlarm } from '@/lib/server/demo/play-alarm'
import { playReview } from '@/lib/server/demo/reviews/play-review'
import { reviewScriptOf } from '@/lib/server/demo/reviews/review-scripts'
import type { PastScene, Scene } from '@/lib/server/demo/scene'
import type { Alarm } from '@/lib/server/demo/scenes/past-alarms'
import { listIncidents } from '@/lib/server/queries/list-incidents'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** What happened at a time: an incident with its script, or an alert that was soon seen to. */
type Happened = { title: string; startsAt: number; play: () => Promise<void> }

/**
 * Writes the past of the organisation through the log, by a clock that is set back and in the order in which it
 * happened; what is there already is kept.
 */
export async function playPast(scenes: PastScene[], alarms: Alarm[], cast: Cast): Promise<void> {
  const known = await knownTitles()
  const happened = [...scenes.map((scene) => happenedIn(scene, cast)), ...alarms.map((alarm) => rungBy(alarm, cast))]
  const missing = happened.filter(({ title }) => !known.has(title))
  for (const { play } of missing.toSorted((one, other) => one.startsAt - other.startsAt)) await play()
}

function happenedIn(scene: PastScene, cast: Cast): Happened {
  const startsAt = instantOf(scene)
  const play = async () => {
    const played = newPlay(scene)
    await playUntil(played, startsAt, Number.POSITIVE_INFINITY, cast, deskThatCalls(cast))
    await beginReview(played, startsAt, cast)
  }
  return { title: scene.title, startsAt, play }
}

function rungBy(alarm: Alarm, cast: Cast): Happened {
  const startsAt = instantOf(alarm)
  return { title: alarm.title, startsAt, play: () => playAlarm(alarm, startsAt, cast) }
}

/** Reviews that are half written: begun the morning after. */
async function beginReview({ scene, incidentId }: Play, startsAt: number, cast: Cast): Promise<void> {
  const review = reviewScriptOf(scene.title)
  if (!incidentId || !review || review.reviewer) return
  setClock(() => new Date(Math.min(startsAt + DAY / 2, Date.now())))
  try {
    await playReview(incidentId, review, cast)
  } finally {
    setClock(null)
  }
}

/** Plays a scene up to a minute of it, as if it had begun at an instant. Only while nobody is served. */
export async function playUntil(play: Play, startsAt: number, lastMinute: number, cast: Cast, desk: AlertDesk) {
  // Each step takes a moment, as people do: no two events share a time.
  let at = startsAt
  setClock(() => new Date(at))
  try {
    const steps = stepsOf(play.scene)
    for (const step of steps.filter(([minute]) => minute < 0)) {
      at = startsAt + step[0] * MINUTE
      await playStep(play, step, cast, desk)
    }
    at = startsAt
    await openPlay(play, cast)
    for (const step of steps.slice(play.done)) {
      if (step[0] > lastMinute) return
      at = Math.max(at + 1000, startsAt + step[0] * MINUTE)
      // A step may have set it further, as payments of preventions do.
      setClock(() => new Date(at))
      await playStep(play, step, cast, desk)
    }
  } finally {
    setClock(null)
  }
}

export const stepsOf = ({ steps }: Scene) => steps.toSorted(([one], [other]) => one - other)

function instantOf({ daysAgo, at }: Pick<PastScene, 'daysAgo' | 'at'>): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return Math.floor(Date.now() / DAY) * DAY - daysAgo * DAY + (hours * 60 + minutes) * MINUTE
}

async function knownTitles(): Promise<Set<string>> {
  const titles = new Set<string>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listIncidents>> = await listIncidents(SYSTEM_ACTOR, {
      limit: 100,
      ...(cursor ? { cursor } : {}),
    })
    for (const { title } of page.incidents) titles.add(title)
    cursor = page.nextCursor
  } while (cursor)
  return titles
}
