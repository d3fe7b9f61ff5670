import { expect, test } from 'vitest'
import type { FeedView } from '@/lib/domain/on-call/rota-view'
import { calendarLines } from './calendar-lines'

const feed = (kind: FeedView['kind'], id: string, name: string): FeedView => ({
  id: `${kind} ${id}`,
  kind,
  subject: { id, name },
  createdAt: '2030-01-01T00:00:00.000Z',
  lastReadAt: null,
})
const feeds = [feed('person', 'ada', 'Ada'), feed('rota', 'old', 'Old rota'), feed('team', 'pay', 'Payments')]
const told = (lines: ReturnType<typeof calendarLines>) =>
  lines.map(({ title, feed, own }) => [title, feed !== null, own.map(({ id }) => id)])

test('[ROTA-19] every address can be ended beside one’s own shifts, wherever its rota went', () => {
  expect(told(calendarLines(undefined, feeds))).toEqual([
    ['My shifts', true, ['person ada']],
    ['Old rota', false, ['rota old']],
    ['All of Payments', false, ['team pay']],
  ])
})

test('[ROTA-19] beside a rota stand those of it and of its team', () => {
  const rota = { id: 'new', name: 'New rota', team: { id: 'pay', name: 'Payments' } }
  expect(told(calendarLines(rota, feeds))).toEqual([
    ['My shifts', true, ['person ada']],
    ['New rota', true, []],
    ['All of Payments', true, ['team pay']],
  ])
})
