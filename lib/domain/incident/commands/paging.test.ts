import { describe, expect, it } from 'vitest'
import {
  ada,
  ben,
  cleo,
  dana,
  eli,
  finn,
  InMemoryIncident,
  orphan,
  payments,
  system,
  uuid,
} from '@/lib/testing/in-memory-incident'
import { refusalOf } from '@/lib/testing/refusal-of'
import type { IncidentEvent } from '../events'

const MINUTE = 60_000
const input = { serviceIds: [payments.id] }
const aRoom = (over = {}) => new InMemoryIncident({ input: { ...input, ...over } })
const typesOf = (room: InMemoryIncident) => room.log.map(({ type }) => type)
const askedIn = (room: InMemoryIncident) =>
  room.log.flatMap((event: IncidentEvent) =>
    event.type === 'pages.asked' ? [event.payload.pages.map(({ person }) => person.name)] : [],
  )
const run = (room: InMemoryIncident) => room.state.paging.escalations.at(-1)!
const pageOf = (room: InMemoryIncident, name: string) =>
  room.state.paging.pages.findLast(({ person }) => person.name === name)!
const start = (room: InMemoryIncident) =>
  room.run(ben, 'page-service', { escalationId: uuid(500), serviceId: payments.id })
/** What the timer of the present stage does, when it is due. */
const silence = (room: InMemoryIncident, minutes: number) => {
  const { id: escalationId, lap, position } = run(room)
  return room.run(system, 'advance-escalation', { escalationId, lap, position }, { afterMs: minutes * MINUTE })
}

describe('[ESC-3] an escalation', () => {
  it('asks the first step at once, and each next when nobody answered in its time', () => {
    const room = aRoom()
    start(room)
    expect(askedIn(room)).toEqual([['Cleo']])
    expect(silence(room, 4)).toEqual([])
    silence(room, 1)
    expect(askedIn(room)).toEqual([['Cleo'], ['Dana', 'Eli']])
    silence(room, 10)
    silence(room, 5)
    expect(askedIn(room).slice(2)).toEqual([['Cleo', 'Dana'], ['Ada']])
    silence(room, 5)
    expect(run(room)).toMatchObject({ state: 'finished', dueAt: null })
    expect(room.state.instants).toMatchObject({ firstPagedAt: { source: 'machine' }, acknowledgedAt: null })
  })

  it('[ESC-1] runs once for a service: pressing again changes nothing', () => {
    const room = aRoom()
    start(room)
    expect(room.run(ada, 'page-service', { escalationId: uuid(501), serviceId: payments.id })).toEqual([])
    expect(room.run(system, 'start-escalation', { escalationId: uuid(502), serviceId: payments.id })).toEqual([])
  })

  it('asks the same step for who is on call then, and says which steps had nobody', () => {
    const room = aRoom()
    const { plan } = room.paging.policies[payments.id]!
    plan.steps[0]!.targets = [{ kind: 'rota', rotaId: uuid(70), seat: 'primary' }]
    start(room)
    expect(typesOf(room).slice(-3)).toEqual(['escalation.started', 'escalation.skipped', 'pages.asked'])
    expect(askedIn(room)).toEqual([['Dana', 'Eli']])
  })

  it('without a policy asks the admins by hand, and nobody by an alert', () => {
    const room = aRoom({ serviceIds: [orphan.id] })
    expect(room.run(system, 'start-escalation', { escalationId: uuid(500), serviceId: orphan.id })).toEqual([])
    room.run(ben, 'page-service', { escalationId: uuid(500), serviceId: orphan.id })
    expect(askedIn(room)).toEqual([['Ada']])
  })
})

describe('[ESC-4] an acknowledgement', () => {
  it('stops it: who was asked besides is not called any more, and no step is due', () => {
    const room = aRoom()
    start(room)
    silence(room, 5)
    room.run(dana, 'acknowledge-page', { pageId: pageOf(room, 'Dana').id })
    expect(run(room)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { name: 'Dana' }, dueAt: null })
    expect(pageOf(room, 'Eli').state).toBe('expired')
    expect(silence(room, 60)).toEqual([])
    expect(room.state.instants.acknowledgedAt).toMatchObject({ source: 'machine' })
  })

  it('[PAGE-4] again is the same, by another after the first is fine and changes nothing for the others', () => {
    const room = aRoom()
    start(room)
    silence(room, 5)
    room.run(dana, 'acknowledge-page', { pageId: pageOf(room, 'Dana').id })
    expect(room.run(dana, 'acknowledge-page', { pageId: pageOf(room, 'Dana').id })).toEqual([])
    expect(room.run(eli, 'acknowledge-page', { pageId: pageOf(room, 'Eli').id }).map(({ type }) => type)).toEqual([
      'page.acknowledged',
    ])
    expect(run(room).acknowledgedBy?.name).toBe('Dana')
  })

  it('may come from anybody in the room, and be held for longer', () => {
    const room = aRoom()
    start(room)
    room.run(ben, 'acknowledge-escalation', { escalationId: run(room).id })
    const { acknowledgedUntil } = run(room)
    room.run(ben, 'acknowledge-escalation', { escalationId: run(room).id }, { afterMs: 20 * MINUTE })
    expect(Date.parse(run(room).acknowledgedUntil!) - Date.parse(acknowledgedUntil!)).toBe(20 * MINUTE)
  })

  it('[ESC-6] expires when its time has passed, not before, and its step is asked again', () => {
    const room = aRoom()
    start(room)
    room.run(cleo, 'acknowledge-page', { pageId: pageOf(room, 'Cleo').id })
    const { id: escalationId, acknowledgedUntil: until } = run(room)
    expect(room.run(system, 'expire-acknowledgement', { escalationId, until }, { afterMs: 29 * MINUTE })).toEqual([])
    room.run(system, 'expire-acknowledgement', { escalationId, until }, { afterMs: MINUTE })
    expect(askedIn(room)).toEqual([['Cleo'], ['Cleo']])
    expect(run(room)).toMatchObject({ state: 'running', position: 0, lap: 1 })
    silence(room, 5)
    expect(askedIn(room).at(-1)).toEqual(['Dana', 'Eli'])
  })
})

describe('[ESC-5] who cannot come', () => {
  it('moves it on at once, when nobody else of the step is left', () => {
    const room = aRoom()
    start(room)
    room.run(cleo, 'decline-page', { pageId: pageOf(room, 'Cleo').id, reason: 'On a train' })
    expect(askedIn(room)).toEqual([['Cleo'], ['Dana', 'Eli']])
    room.run(dana, 'decline-page', { pageId: pageOf(room, 'Dana').id, reason: 'Ill' })
    expect(askedIn(room)).toHaveLength(2)
    room.run(system, 'fail-page', { pageId: pageOf(room, 'Eli').id, why: 'all-failed' })
    expect(askedIn(room)).toHaveLength(3)
  })

  it('after having acknowledged gives it to whoever else did, else to the next', () => {
    const room = aRoom()
    start(room)
    silence(room, 5)
    const [danas, elis] = [pageOf(room, 'Dana').id, pageOf(room, 'Eli').id]
    room.run(dana, 'accept-page', { pageId: danas, etaMinutes: 10 })
    room.run(eli, 'acknowledge-page', { pageId: elis })
    room.run(dana, 'decline-page', { pageId: danas, reason: 'The car does not start' })
    expect(run(room)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { name: 'Eli' } })
    room.run(eli, 'decline-page', { pageId: elis, reason: 'No access' })
    expect(run(room)).toMatchObject({ state: 'running', acknowledgedBy: null })
    expect(askedIn(room).at(-1)).toEqual(['Cleo', 'Dana'])
  })

  it('may come after all, and then has it', () => {
    const room = aRoom()
    start(room)
    const { id: pageId } = pageOf(room, 'Cleo')
    room.run(cleo, 'decline-page', { pageId, reason: 'On a train' })
    room.run(cleo, 'acknowledge-page', { pageId })
    expect(run(room)).toMatchObject({ state: 'acknowledged', acknowledgedBy: { name: 'Cleo' } })
  })
})

describe('[ESC-7] escalate now', () => {
  it('asks the next at once; two who press at the same moment move it once', () => {
    const room = aRoom()
    start(room)
    const { id: escalationId, position, lap } = run(room)
    room.run(ada, 'escalate-now', { escalationId, position, lap })
    expect(room.run(ben, 'escalate-now', { escalationId, position, lap })).toEqual([])
    expect(askedIn(room)).toEqual([['Cleo'], ['Dana', 'Eli']])
  })

  it('does not turn an acknowledged one into one that nobody answered', () => {
    const room = aRoom({ serviceIds: [orphan.id] })
    room.run(ben, 'page-service', { escalationId: uuid(500), serviceId: orphan.id })
    room.run(ada, 'acknowledge-page', { pageId: pageOf(room, 'Ada').id })
    expect(refusalOf(() => room.run(ben, 'escalate-now', { escalationId: uuid(500) }))).toMatchObject({ rule: 'ESC-7' })
    expect(run(room).state).toBe('acknowledged')
  })
})

describe('[ESC-8] an incident that is over', () => {
  it('pages nobody any more; what begins while it is resolved goes on', () => {
    const room = aRoom()
    start(room)
    room.run(ben, 'page-person', { pageId: uuid(600), personId: ada.id })
    room.run(ben, 'change-status', { status: 'resolved', note: 'Rolled back' })
    expect(run(room).state).toBe('stopped')
    expect(room.state.paging.pages.map(({ state }) => state)).toEqual(['expired', 'expired'])
    room.run(system, 'start-escalation', { escalationId: uuid(501), serviceId: payments.id })
    expect(run(room)).toMatchObject({ id: uuid(501), state: 'running' })
    room.run(ben, 'add-entry', { entryId: uuid(700), kind: 'note', text: 'It is back' })
    expect(run(room).state).toBe('running')
  })

  it('is stopped by hand with a reason', () => {
    const room = aRoom()
    start(room)
    room.run(ben, 'stop-escalation', { escalationId: run(room).id, reason: 'A false alarm' })
    expect(run(room).state).toBe('stopped')
    expect(pageOf(room, 'Cleo').state).toBe('expired')
  })

  it('[ESC-9] is named by its incident: another one is refused', () => {
    const room = aRoom()
    start(room)
    for (const name of ['acknowledge-escalation', 'escalate-now', 'stop-escalation']) {
      const input = { escalationId: uuid(999), ...(name === 'stop-escalation' && { reason: 'A false alarm' }) }
      expect(
        refusalOf(() => room.run(ben, name, input)),
        name,
      ).toMatchObject({ rule: 'ESC-9' })
    }
  })
})

describe('[PAGE-1] a page by hand', () => {
  const page = (room: InMemoryIncident, n: number, personId: string) =>
    room.run(ben, 'page-person', { pageId: uuid(n), personId })

  it('asks once, however often somebody presses, until it is answered', () => {
    const room = aRoom()
    page(room, 600, dana.id)
    expect(page(room, 601, dana.id)).toEqual([])
    room.run(dana, 'acknowledge-page', { pageId: uuid(600) })
    expect(page(room, 602, dana.id)).toHaveLength(1)
  })

  it('[PAGE-3] is for those who respond, and answered by its person only', () => {
    const room = aRoom()
    expect(refusalOf(() => page(room, 600, finn.id))).toMatchObject({ rule: 'ROLE-5' })
    page(room, 600, dana.id)
    expect(refusalOf(() => room.run(eli, 'acknowledge-page', { pageId: uuid(600) }))).toMatchObject({ rule: 'PAGE-3' })
  })

  it('[PAGE-9] lets its person into a private incident', () => {
    const room = aRoom({ visibility: 'private' })
    page(room, 600, dana.id)
    expect(room.state.members.map(({ id }) => id)).toContain(dana.id)
  })

  it('[PAGE-8] in a drill calls only who agreed to drills and takes part', () => {
    const room = aRoom({ kind: 'drill' })
    expect(refusalOf(() => page(room, 600, dana.id))).toMatchObject({ rule: 'PAGE-8' })
    expect(room.run(system, 'start-escalation', { escalationId: uuid(501), serviceId: payments.id })).toEqual([])
    room.run(dana, 'join')
    page(room, 601, dana.id)
    start(room)
    // Of the policy nobody but Dana takes part.
    expect(askedIn(room)).toEqual([['Dana'], ['Dana']])
  })

  it('[PAGE-7] mobilises every seat of the affected services and the commanders at once, each once', () => {
    const room = aRoom()
    room.paging.commanders.push(ada, cleo)
    room.run(ben, 'mobilise', { mobilisationId: uuid(650) })
    expect(askedIn(room)).toEqual([['Cleo', 'Dana', 'Eli', 'Ada']])
    expect(room.run(ben, 'mobilise', { mobilisationId: uuid(651) })).toEqual([])
  })

  it('ends when nobody answered in its time', () => {
    const room = aRoom()
    page(room, 600, dana.id)
    expect(room.run(system, 'expire-pages', { pageIds: [uuid(600)] }, { afterMs: 59 * MINUTE })).toEqual([])
    room.run(system, 'expire-pages', { pageIds: [uuid(600)] }, { afterMs: 2 * MINUTE })
    expect(pageOf(room, 'Dana').state).toBe('expired')
    expect(room.state.requested).toEqual([])
  })
})

describe('[PAGE-11] the instants of an incident', () => {
  it('acknowledged is the first explicit answer of who was paged, not their coming', () => {
    const room = aRoom()
    room.run(ben, 'page-person', { pageId: uuid(600), personId: dana.id })
    room.run(dana, 'join')
    expect(room.state.instants.acknowledgedAt).toBeNull()
    expect(room.state.instants.mobilisedAt).not.toBeNull()
    room.run(dana, 'acknowledge-page', { pageId: uuid(600) })
    expect(room.state.instants.acknowledgedAt?.at).toBe(room.now)
  })

  it('of logs from before pages it is the first who was asked for help and came', () => {
    const room = aRoom()
    room.run(ben, 'ask-for-help', { helpId: uuid(601), personId: dana.id })
    room.run(dana, 'join')
    expect(room.state.instants.acknowledgedAt?.at).toBe(room.now)
  })

  it('mobilised waits for nobody who declined', () => {
    const room = aRoom()
    room.run(ben, 'page-person', { pageId: uuid(600), personId: dana.id })
    room.run(ben, 'page-person', { pageId: uuid(601), personId: eli.id })
    room.run(dana, 'join')
    expect(room.state.instants.mobilisedAt).toBeNull()
    room.run(eli, 'decline-page', { pageId: uuid(601), reason: 'Ill' })
    expect(room.state.instants.mobilisedAt?.at).toBe(room.now)
  })
})
