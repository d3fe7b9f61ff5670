import { expect, test } from 'vitest'
import type { Status } from '@/lib/domain/incident/values'
import { inReadingOrder, isLater, type KeptRoom, roomsToDrop } from './kept-copy'

interface Wanted {
  visitedAt?: number | null
  status?: Status
  isMine?: boolean
  keptAt?: number
}

function aRoom(id: string, { visitedAt = null, status = 'active', isMine = false, keptAt = 0 }: Wanted = {}) {
  const items = isMine ? [{ id: 'me', name: 'Me', joinedAt: null, lastSpokeAt: null, leftAt: null }] : []
  return {
    id,
    keptAt,
    visitedAt,
    incident: { status, participants: { items, count: items.length } },
  } as unknown as KeptRoom
}

test('[KEPT-3] the last ten rooms that were visited are kept, whatever their state', () => {
  const rooms = Array.from({ length: 12 }, (_, n) => aRoom(`r${n}`, { visitedAt: n + 1, status: 'closed' }))
  expect(roomsToDrop(rooms, 'me')).toEqual(['r0', 'r1'])
})

test('[KEPT-3] open incidents one takes part in are kept without a visit, until they are over', () => {
  const rooms = [
    aRoom('mine', { isMine: true }),
    aRoom('mitigated', { isMine: true, status: 'mitigated' }),
    aRoom('over', { isMine: true, status: 'resolved' }),
    aRoom('of others'),
  ]
  expect(roomsToDrop(rooms, 'me')).toEqual(['over', 'of others'])
})

test('[KEPT-4] what was known later wins, but for a copy from the future of a clock that was wrong', () => {
  const [older, newer] = [aRoom('x', { keptAt: 1000 }), aRoom('x', { keptAt: 2000 })]
  expect(isLater(newer, older, 5000)).toBe(true)
  expect(isLater(older, newer, 5000)).toBe(false)
  expect(isLater(newer, older, 1500)).toBe(false)
})

test('[KEPT-3] rooms that are open are read first, then those visited last', () => {
  const rooms = [
    aRoom('closed', { visitedAt: 9, status: 'closed' }),
    aRoom('never visited'),
    aRoom('earlier', { visitedAt: 3 }),
    aRoom('mitigated', { visitedAt: 5, status: 'mitigated' }),
  ]
  expect(inReadingOrder(rooms).map(({ id }) => id)).toEqual(['mitigated', 'earlier', 'never visited', 'closed'])
})
