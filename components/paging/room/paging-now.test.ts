import { expect, test } from 'vitest'
import type { OutboxItem } from '@/lib/client/outbox-item'
import type { EscalationNow } from '@/lib/domain/on-call/escalation'
import type { PageNow } from '@/lib/domain/on-call/page'
import { askedUnsent, pagingNow } from './paging-now'

const NOW = Date.parse('2026-11-28T14:00:00.000Z')
const run = (id: string, state: EscalationNow['state']) => ({ id, state }) as EscalationNow
const page = (id: string, state: PageNow['state'], arrivesAt: string | null = null) =>
  ({ id, state, arrivesAt }) as PageNow
const item = (name: string, state: OutboxItem['state']) => ({ name, state }) as OutboxItem

test('only what goes on is shown, what ended in vain, and who is on the way', () => {
  const paging = {
    escalations: [run('a', 'running'), run('b', 'acknowledged'), run('c', 'stopped'), run('d', 'finished')],
    pages: [
      page('1', 'sent'),
      page('2', 'declined'),
      page('3', 'accepted', '2026-11-28T14:05:00.000Z'),
      page('4', 'accepted', '2026-11-28T12:00:00.000Z'),
      page('5', 'acknowledged'),
    ],
  }
  const { runs, pages } = pagingNow({ paging, status: 'active' }, NOW)
  expect(pagingNow({ paging, status: 'resolved' }, NOW).runs.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(runs.map(({ id }) => id)).toEqual(['a', 'b', 'd'])
  expect(pages.map(({ id }) => id)).toEqual(['3', '1'])
})

test('what is on its way is counted, and not what was refused or is logged', () => {
  const outbox = [
    item('page-person', 'sending'),
    item('mobilise', 'waiting'),
    item('page-service', 'refused'),
    item('add-entry', 'queued'),
  ]
  expect(askedUnsent(outbox)).toBe(2)
})
