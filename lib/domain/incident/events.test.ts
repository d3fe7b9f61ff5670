import { describe, expect, it } from 'vitest'
import { ben, InMemoryIncident, uuid } from '@/lib/testing/in-memory-incident'
import { type IncidentEvent, parseEvent } from './events'
import { REDACTABLE } from './redactable'
import { reduceIncident } from './reduce-incident'
import { timelineOf } from './timeline'

const room = new InMemoryIncident()
room.run(ben, 'add-entry', { entryId: uuid(500), kind: 'note', text: 'x' })
room.run(ben, 'star-entry', { entryId: uuid(500), starred: true })
const [declared, note, starred] = room.log as [IncidentEvent, IncidentEvent, IncidentEvent]

describe('parseEvent', () => {
  it('[LOG-4] skips types it does not know', () => {
    expect(parseEvent({ ...note, type: 'postmortem.opened', payload: {} })).toBeNull()
    expect(parseEvent({ ...note, type: 'toString', payload: {} })).toBeNull()
  })

  it('[LOG-4] throws at an impossible payload of a known type', () => {
    expect(() => parseEvent({ ...note, payload: { entryId: 5 } })).toThrow()
    expect(() => parseEvent({ ...starred, payload: null })).toThrow()
  })

  it.each(REDACTABLE)('[REDACT-2] reads a redacted %s', (type) => {
    expect(parseEvent({ ...note, type, payload: null })).toEqual({ ...note, type, payload: null })
  })

  it('[LOG-4] reads what a newer server added to a known type, without it', () => {
    const newer = { ...starred, payload: { entryId: uuid(500), entrySeq: 2, colour: 'gold' } }
    expect(parseEvent(newer)).toEqual(starred)
  })
})

describe('reduceIncident', () => {
  it('[LOG-1] begins with a declaration', () => {
    expect(() => reduceIncident(null, note)).toThrow('cannot be the first event')
    expect(reduceIncident(null, declared).seq).toBe(1)
  })

  it('[STATE-1] leaves the state it was given alone', () => {
    const before = reduceIncident(null, declared)
    const copy = structuredClone(before)
    reduceIncident(before, note)
    expect(before).toEqual(copy)
  })
})

describe('timelineOf', () => {
  it('[TIME-4] changes nothing outside the window', () => {
    expect(timelineOf(starred, () => undefined)).toBeNull()
  })

  it('[TIME-2] changes the row it is about and leaves the old one alone', () => {
    const row = timelineOf(note, () => undefined)
    expect(timelineOf(starred, () => row ?? undefined)).toEqual({ ...row, starred: true })
    expect(row?.starred).toBe(false)
  })
})
