import { expect, test } from 'vitest'
import { haveSameNames, shortNamesOf } from './short-names'

const roomOf = (...names: string[]) => {
  const people = names.map((name, index) => ({
    id: String(index),
    name,
    joinedAt: null,
    lastSpokeAt: null,
    lastActedAt: null,
    leftAt: null,
    checkIn: null,
  }))
  const declaredBy = { kind: 'integration' as const, id: 'am', name: 'Alertmanager production' }
  return { participants: { items: people, count: people.length }, declaredBy }
}

test('people are called by their first name, unless two share it', () => {
  const nameOf = shortNamesOf(roomOf('Ada Osei', 'Ravi Mehta', 'Ada Lovelace'))
  expect(nameOf({ id: '1', name: 'Ravi Mehta' })).toBe('Ravi')
  expect(nameOf({ id: '0', name: 'Ada Osei' })).toBe('Ada Osei')
  expect(nameOf({ id: '2', name: 'Ada Lovelace' })).toBe('Ada Lovelace')
})

test('who is no participant keeps the whole name', () => {
  expect(shortNamesOf(roomOf('Ada Osei'))({ id: '9', name: 'Lin Zhao' })).toBe('Lin Zhao')
})

test('machines keep their whole name', () => {
  expect(shortNamesOf(roomOf('Ada Osei'))({ id: 'am', name: 'Alertmanager production' })).toBe(
    'Alertmanager production',
  )
})

test('names are the same whoever spoke last, and not once somebody comes or is called otherwise', () => {
  const room = roomOf('Ada Osei', 'Ravi Mehta')
  const [ada, ravi] = room.participants.items.map((person) => ({ ...person, lastSpokeAt: '2026-11-17T10:00:00.000Z' }))
  expect(haveSameNames(room, { ...room, participants: { items: [ada!, ravi!], count: 2 } })).toBe(true)
  expect(haveSameNames(room, roomOf('Ada Osei', 'Ravi Mehta', 'Lin Zhao'))).toBe(false)
  expect(haveSameNames(room, roomOf('Ada Osei', 'Ravi Menon'))).toBe(false)
})
