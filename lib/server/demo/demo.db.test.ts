import { expect, test, vi } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { CARD_LISTS } from '@/lib/domain/postmortem/sections'
import { deskOfThePast } from '@/lib/server/demo/alert-desk'
import { prepareDemo } from '@/lib/server/demo/demo'
import { newPlay, playStep } from '@/lib/server/demo/play'
import { playUntil, stepsOf } from '@/lib/server/demo/play-past'
import { liveScenes } from '@/lib/server/demo/scenes/live'
import { pastScenes } from '@/lib/server/demo/scenes/past'
import { pastDrills } from '@/lib/server/demo/scenes/past-drills'
import { library } from '@/lib/server/drills/library'
import { logger } from '@/lib/server/logger'
import { getPostmortem } from '@/lib/server/queries/get-postmortem'
import { getRoom } from '@/lib/server/queries/get-room'
import { listIncidents } from '@/lib/server/queries/list-incidents'

const titleOf = ({ scenario }: { scenario: string }) => library().get(scenario)?.scenario.title ?? ''

// Every step of every scene has to be possible: what is refused is told to the log.
const refused: unknown[] = []
vi.spyOn(logger, 'debug').mockImplementation((what: unknown) => void refused.push(what))

test('the demo has a past, and an incident that has just begun', { timeout: 60_000 }, async () => {
  const lines: string[] = []
  const { cast, play } = await prepareDemo((line) => lines.push(line))
  expect(refused).toEqual([])
  expect(lines.join('\n')).toMatch(/ada@harbour-goods\.example +harbour-\w{4}-\w{4}-\w{4} +\(Ada Osei, admin\)/)

  const { incidents } = await listIncidents(SYSTEM_ACTOR, { limit: 100 })
  expect(incidents.map(({ title }) => title).toSorted()).toEqual(
    [...[...pastScenes, play.scene].map(({ title }) => title), ...pastDrills.map(titleOf)].toSorted(),
  )
  const { incident, timeline } = await getRoom(cast.people.sam, play.incidentId ?? '')
  expect(incident).toMatchObject({ status: 'active', severity: 'sev1', alerts: { firing: 2, total: 2 } })
  expect(timeline.length).toBeGreaterThan(12)

  const reviewOf = async (title: string) => {
    const { key } = incidents.find((one) => one.title === title) ?? { key: '' }
    return (await getPostmortem(cast.people.ada, key)).published
  }
  const published = await reviewOf('Checkout shows prices without VAT')
  expect(published.content.cards.map(({ list }) => list)).toEqual(expect.arrayContaining([...CARD_LISTS]))
  expect(published.preventions.map(({ state }) => state)).toEqual(
    expect.arrayContaining(['open', 'doing', 'done', 'declined']),
  )
  const half = await reviewOf('Vouchers are refused in the app')
  expect(half.content.cards).toHaveLength(2)
  expect(half.preventions).toEqual([])

  const { play: second } = await prepareDemo(() => {})
  const again = await listIncidents(SYSTEM_ACTOR, { limit: 100 })
  expect(again.incidents).toHaveLength(incidents.length + 1)
  expect(again.incidents.filter(({ status }) => status === 'active')).toMatchObject([{ id: second.incidentId }])

  const desk = deskOfThePast(cast)
  for (const step of stepsOf(second.scene).slice(second.done)) await playStep(second, step, cast, desk)
  for (const scene of liveScenes.slice(1)) {
    const whole = newPlay(scene)
    await playUntil(whole, Date.now() - 60 * 60_000, Number.POSITIVE_INFINITY, cast, desk)
    const room = await getRoom(cast.people.ada, whole.incidentId ?? '')
    expect(room.incident).toMatchObject({ title: scene.title, status: 'closed', alerts: { firing: 0 } })
  }
  expect(refused).toEqual([])
  expect((await getRoom(cast.people.ada, second.incidentId ?? '')).incident).toMatchObject({ status: 'closed' })
})
