import { describe, expect, it } from 'vitest'
import { ben, cleo, dana, InMemoryIncident, payments, system, uuid } from '@/lib/testing/in-memory-incident'
import type { Present } from '../../realtime-protocol'
import { commandsByName } from '../commands/registry'
import { adviceOf } from './advice-of'

const MINUTE = 60_000
const here = (actor: { id: string; name: string }, since = '2026-03-02T03:12:00.000Z'): Present => ({
  id: actor.id,
  name: actor.name,
  device: 'desktop',
  since,
  isActive: true,
})
const everybody = [here(ben), here(cleo)]
const calmInput = { occurredAt: '2026-03-02T03:00:00.000Z', serviceIds: [payments.id] }

/** A room about which there is nothing to say. */
function calm() {
  const room = new InMemoryIncident({ input: calmInput })
  room.run(cleo, 'take-role', { role: 'commander' })
  room.run(cleo, 'take-role', { role: 'communications' })
  return room
}

function advise(room: InMemoryIncident, over: Partial<Parameters<typeof adviceOf>[0]> = {}, afterMs = 0) {
  const now = new Date(Date.parse(room.now) + afterMs).toISOString()
  return adviceOf({ incident: room.state, present: everybody, now, viewerId: ben.id, ...over })
}

describe('adviceOf', () => {
  it('[STATE-4] has nothing to say about a calm room', () => {
    expect(advise(calm())).toBeNull()
  })

  it('[STATE-4] offers command while nobody has it', () => {
    const advice = advise(new InMemoryIncident())
    expect(advice).toMatchObject({ id: 'no-commander', sentence: 'Nobody is commander.' })
    expect(advice?.action).toMatchObject({ command: 'take-role', input: { role: 'commander' } })
  })

  it('[STATE-4] [ROLE-11] offers the role of a commander who disappeared, but not to them', () => {
    const room = calm()
    room.run(system, 'mark-absent', { personId: cleo.id, since: room.now })
    expect(advise(room, {}, 3 * MINUTE)).toMatchObject({
      sentence: 'Cleo, the commander, has been away for 3 minutes.',
      action: { label: 'Take command' },
    })
    expect(advise(room, { viewerId: cleo.id })).toBeNull()
  })

  it('[STATE-4] tells an overdue update, then one that is due soon and nobody’s', () => {
    const room = calm()
    expect(advise(room, {}, 64 * MINUTE)?.sentence).toMatch(/^The update is overdue by 4 minutes\.$/)
    room.run(cleo, 'release-role', { role: 'communications' })
    expect(advise(room, {}, 57 * MINUTE)).toMatchObject({
      sentence: 'The next update is due in 2 minutes, and nobody has communications.',
      action: { command: 'take-role', input: { role: 'communications' } },
    })
  })

  it('[STATE-4] notices who is alone, after five minutes', () => {
    const room = calm()
    expect(advise(room, { present: [here(ben)] }, 4 * MINUTE)).toBeNull()
    expect(advise(room, { present: [here(ben)] }, 6 * MINUTE)).toMatchObject({
      id: 'alone',
      sentence: 'Nobody else is in INC-42, a SEV2.',
      action: { kind: 'open', what: 'ask-for-help' },
    })
  })

  it('[STATE-4] misses the beginning, the services and the next update', () => {
    const room = new InMemoryIncident()
    room.run(cleo, 'take-role', { role: 'commander' })
    expect(advise(room, {}, 6 * MINUTE)).toMatchObject({ id: 'impact-unknown', action: { what: 'instants' } })
    const dismissed = new Set(['impact-unknown'])
    expect(advise(room, { dismissed }, 6 * MINUTE)).toMatchObject({ id: 'no-services', action: { what: 'services' } })
    room.run(cleo, 'set-update-due', { dueAt: null })
    expect(advise(room, { dismissed }, 6 * MINUTE)).toMatchObject({ id: 'no-update-promised' })
  })

  it('[STATE-4] points at a question that waits and at somebody silent', () => {
    const room = calm()
    room.run(cleo, 'add-entry', { entryId: uuid(500), kind: 'question', text: 'Since when?' })
    expect(advise(room, {}, 12 * MINUTE)).toMatchObject({
      sentence: 'Unanswered for 12 minutes: Since when?',
      action: { what: 'entry', seq: 4 },
    })
    room.run(ben, 'answer-question', { entryId: uuid(500), answerId: uuid(501), text: '03:05' })
    const present = [...everybody, here(dana)]
    expect(advise(room, { present }, 12 * MINUTE)).toMatchObject({
      sentence: 'Dana is here and has written nothing yet.',
      action: null,
    })
  })

  it('[STATE-4] keeps away what was put off, until the fact is another', () => {
    const room = calm()
    room.run(system, 'mark-absent', { personId: cleo.id, since: room.now })
    const first = advise(room)
    const dismissed = new Set([first?.id ?? ''])
    expect(advise(room, { dismissed })?.id).toMatch(/^communications-absent/)
    room.run(system, 'mark-present', { personId: cleo.id })
    room.run(system, 'mark-absent', { personId: cleo.id, since: room.now })
    expect(advise(room, { dismissed })?.id).toMatch(/^commander-absent/)
  })

  it('[STATE-4] [INTAKE-9] suggests to reopen when alerts fire after it was resolved, and not for those before', () => {
    const room = calm()
    const alerts = (firing: number) => ({
      integration: { id: uuid(9), name: 'prod' },
      service: null,
      firing,
      total: 2,
      fired: 1,
      resolved: 0,
      sample: [{ title: 'Checkout fails', status: 'firing' }],
    })
    room.run(system, 'record-alerts', alerts(1))
    room.run(ben, 'change-status', { status: 'resolved' })
    expect(advise(room)).toBeNull()
    room.run(system, 'record-alerts', { ...alerts(2), suggestsReopening: true })
    const advice = advise(room)
    expect(advice?.sentence).toBe('2 alerts fire again since this was resolved.')
    expect(advice?.action).toMatchObject({ command: 'change-status', input: { status: 'active' }, label: 'Reopen' })
    room.run(ben, 'change-status', { status: 'active' })
    expect(advise(room)?.id).toBe('no-update-promised')
  })

  it('[STATE-4] is silent once it is resolved', () => {
    const room = new InMemoryIncident()
    room.run(ben, 'change-status', { status: 'resolved' })
    expect(advise(room, { present: [] }, 90 * MINUTE)).toBeNull()
  })

  it('[STATE-4] offers only commands that exist, with inputs they take, and never tells what to do', () => {
    const rooms = [new InMemoryIncident(), calm()]
    rooms[1]!.run(system, 'mark-absent', { personId: cleo.id, since: rooms[1]!.now })
    for (const room of rooms) {
      const dismissed = new Set<string>()
      for (let advice = advise(room, {}, 70 * MINUTE); advice; advice = advise(room, { dismissed }, 70 * MINUTE)) {
        expect(advice.sentence).not.toMatch(/should|must|please/i)
        if (advice.action?.kind === 'command') {
          expect(commandsByName.get(advice.action.command)!.input.safeParse(advice.action.input).success).toBe(true)
        }
        dismissed.add(advice.id)
      }
      expect(dismissed.size).toBeGreaterThan(2)
    }
  })
})
