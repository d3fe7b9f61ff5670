import { describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/domain/actor'
import { type CoachCase, coachCases } from '@/lib/testing/coach-cases'
import { ada, ben, cleo, InMemoryIncident } from '@/lib/testing/in-memory-incident'
import type { Present } from '../../realtime-protocol'
import { later } from '../clock'
import { commandsByName } from '../commands/registry'
import type { Advice } from './advice'
import { MINUTE } from './moments'
import { coachRules } from './registry'

const here = ({ id, name }: Actor): Present => ({
  id,
  name,
  device: 'desktop',
  since: '2026-03-02T03:12:00.000Z',
  isActive: true,
})

function saidBy({ rule: id, present = [ben, cleo], viewer = ben }: CoachCase, room: InMemoryIncident, now: string) {
  const rule = coachRules.find((one) => one.id === id)
  const isItsPhase = (room.state.status === 'resolved') === (rule?.phase === 'resolved')
  const said = isItsPhase
    ? rule?.advise({ incident: room.state, present: present.map(here), now, viewerId: viewer.id })
    : null
  return [said ?? []].flat()[0] ?? null
}

/** Plays a case up to where its rule speaks, checking that it is silent until then. */
function untilItSpeaks(one: CoachCase): { room: InMemoryIncident; advice: Advice | null } {
  const room = new InMemoryIncident({ input: { ...one.input } })
  one.given?.(room)
  const at = later(room.now, (one.afterMinutes ?? 0) * MINUTE)
  expect(saidBy(one, room, one.afterMinutes ? later(at, -1000) : at)).toBeNull()
  if (one.afterMinutes) room.now = at
  one.when?.(room)
  return { room, advice: saidBy(one, room, room.now) }
}

describe('each rule of the coach', () => {
  it('[COACH-2] has its row in this table', () => {
    expect(coachCases.map(({ rule }) => rule)).toEqual(coachRules.map(({ id }) => id))
  })

  for (const one of coachCases) {
    it(`[COACH-2] ${one.rule} speaks when it is time, not before, and not of what to do`, () => {
      const { advice } = untilItSpeaks(one)
      expect(advice?.sentence).toBe(one.says)
      expect(advice?.id).toMatch(new RegExp(`^${one.rule}(:|$)`))
      expect(one.says).not.toMatch(/should|must|please|fault|forgot/i)
    })

    it(`[COACH-2] ${one.rule} is offered with what can be done, and never something that cannot be`, () => {
      const { advice } = untilItSpeaks(one)
      const offers = advice?.action?.kind === 'command' ? [advice.action] : []
      const answers = advice?.action?.kind === 'answers' ? advice.action.answers : []
      for (const { command, input } of [...offers, ...answers]) {
        expect(commandsByName.get(command)?.input.safeParse(input)).toMatchObject({ success: true })
      }
    })

    for (const [how, play] of Object.entries(one.until)) {
      it(`[COACH-2] ${one.rule} falls silent: ${how}`, () => {
        const { room } = untilItSpeaks(one)
        play(room)
        expect(saidBy(one, room, room.now)).toBeNull()
      })
    }
  }

  it('[COACH-2] does not ask the commander about their own absence, nor tell the stuck that they are', () => {
    const find = (id: string) => untilItSpeaks(coachCases.find(({ rule }) => rule === id)!).room
    for (const rule of ['commander-absent', 'holder-absent', 'stuck']) {
      const room = find(rule)
      expect(saidBy({ ...coachCases.find((one) => one.rule === rule)!, viewer: cleo }, room, room.now)).toBeNull()
    }
  })

  it('[COACH-2] asks nobody again for twenty minutes, nor who stepped away until they are back', () => {
    const one = coachCases.find(({ rule }) => rule === 'check-in')!
    for (const [answer, asksAgain] of [
      ['working', true],
      ['stuck', true],
      ['stepped-away', false],
    ] as const) {
      const { room } = untilItSpeaks(one)
      room.run(ben, 'check-in', { answer })
      expect(saidBy(one, room, later(room.now, 19 * MINUTE))).toBeNull()
      expect(saidBy(one, room, later(room.now, 20 * MINUTE)) !== null).toBe(asksAgain)
    }
  })

  it('[COACH-2] asks nobody whose tabs are all in the background, and tells the others nothing of those who only watch', () => {
    const one = coachCases.find(({ rule }) => rule === 'silent-person')!
    const room = new InMemoryIncident()
    expect(saidBy({ ...one, present: [ben, ada] }, room, later(room.now, 60 * MINUTE))).toBeNull()
    const rule = coachRules.find(({ id }) => id === 'check-in')!
    const present = [{ ...here(ben), isActive: false }]
    const now = later(room.now, 60 * MINUTE)
    expect(rule.advise({ incident: room.state, present, now, viewerId: ben.id })).toBeNull()
  })
})
