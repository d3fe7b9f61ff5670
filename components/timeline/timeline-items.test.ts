import { expect, test } from 'vitest'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { openingLineOf } from './opening-line'
import { timelineItems } from './timeline-items'

const rowAt = (seq: number, recordedAt: string, changes: Partial<TimelineRow> = {}): TimelineRow => ({
  seq,
  entryId: `entry-${seq}`,
  kind: 'note',
  actor: { kind: 'person', id: 'ada', name: 'Ada' },
  commandId: `c${seq}`,
  occurredAt: recordedAt,
  knownAt: null,
  recordedAt,
  text: `line ${seq}`,
  fact: null,
  mentions: [],
  attachments: [],
  starred: false,
  versions: [],
  verdict: null,
  questionSeq: null,
  answerSeqs: [],
  redacted: null,
  ...changes,
})
const itemsOf = (rows: TimelineRow[], zone = 'UTC', marker: Parameters<typeof timelineItems>[1]['marker'] = null) =>
  timelineItems(rows, { zone, marker, viewerId: 'me' })

test('prints a minute once, and again below a new day', () => {
  const items = itemsOf([
    rowAt(1, '2026-11-17T23:59:05.000Z'),
    rowAt(2, '2026-11-17T23:59:58.000Z'),
    rowAt(3, '2026-11-18T00:00:01.000Z'),
    rowAt(4, '2026-11-18T00:00:40.000Z'),
  ])
  expect(items.map(({ minute, isRepeat }) => [minute, isRepeat])).toEqual([
    ['23:59', false],
    ['23:59', true],
    ['00:00', false],
    ['00:00', true],
  ])
  expect(items.map(({ day }) => day)).toEqual(['Tuesday 17 November', null, 'Wednesday 18 November', null])
})

test('days are days of the reader, not of the server', () => {
  const rows = [rowAt(1, '2026-11-17T22:30:00.000Z'), rowAt(2, '2026-11-17T23:30:00.000Z')]
  expect(itemsOf(rows, 'Europe/Berlin').map(({ day, minute }) => [day, minute])).toEqual([
    ['Tuesday 17 November', '23:30'],
    ['Wednesday 18 November', '00:30'],
  ])
  expect(itemsOf(rows, 'America/New_York').map(({ minute }) => minute)).toEqual(['17:30', '18:30'])
})

test('[TIME-3] a late line says when it happened and does not move', () => {
  const items = itemsOf([
    rowAt(1, '2026-11-17T10:00:00.000Z'),
    rowAt(2, '2026-11-17T10:05:00.000Z', { occurredAt: '2026-11-17T09:40:00.000Z' }),
    rowAt(3, '2026-11-17T10:06:00.000Z', { occurredAt: '2026-11-16T09:40:00.000Z' }),
    rowAt(4, '2026-11-17T10:07:00.000Z', { occurredAt: '2026-11-17T10:06:30.000Z' }),
  ])
  expect(items.map(({ row }) => row.seq)).toEqual([1, 2, 3, 4])
  expect(items.map(({ happened }) => happened)).toEqual([null, '09:40', '16 Nov, 09:40', null])
})

test('[VIEW-5] marks the first unread line of somebody else, and counts theirs only', () => {
  const mine = { actor: { kind: 'person' as const, id: 'me', name: 'Me' } }
  const rows = [
    rowAt(1, '2026-11-17T10:00:00.000Z'),
    rowAt(2, '2026-11-17T10:09:00.000Z'),
    rowAt(3, '2026-11-17T10:10:00.000Z', mine),
    rowAt(4, '2026-11-17T10:11:00.000Z'),
    rowAt(5, '2026-11-17T10:12:00.000Z'),
  ]
  const open = itemsOf(rows, 'UTC', { seq: 2, until: null })
  expect(open.map(({ unread }) => unread)).toEqual([
    null,
    null,
    null,
    { count: 2, since: '10:09', isMore: false },
    null,
  ])
  expect(itemsOf(rows, 'UTC', { seq: 2, until: 4 })[3]?.unread).toEqual({ count: 1, since: '10:09', isMore: false })
  expect(itemsOf(rows.slice(3), 'UTC', { seq: 2, until: null })[0]?.unread).toEqual({
    count: 2,
    since: null,
    isMore: true,
  })
  expect(itemsOf(rows, 'UTC', { seq: 0, until: null })[0]?.unread).toMatchObject({ count: 4, isMore: false })
  expect(itemsOf(rows, 'UTC', { seq: 5, until: null }).some(({ unread }) => unread)).toBe(false)
})

test('an answer stands with its question, and on a line of its own when the question is far above', () => {
  const question = rowAt(1, '2026-11-17T10:00:00.000Z', { kind: 'question', answerSeqs: [2, 10] })
  const near = rowAt(2, '2026-11-17T10:01:00.000Z', { kind: 'answer', questionSeq: 1 })
  const between = [3, 4, 5, 6, 7, 8, 9].map((seq) => rowAt(seq, '2026-11-17T10:02:00.000Z'))
  const far = rowAt(10, '2026-11-17T10:03:00.000Z', { kind: 'answer', questionSeq: 1 })
  const items = itemsOf([question, near, ...between, far])
  expect(items.map(({ row }) => row.seq)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(items[0]?.answers.map(({ seq }) => seq)).toEqual([2, 10])
})

test('ten thousand rows are arranged in a blink, the second time in much less', () => {
  const rows = Array.from({ length: 10_000 }, (_, index) =>
    rowAt(index + 1, new Date(Date.UTC(2026, 10, 17) + index * 7000).toISOString()),
  )
  expect(itemsOf(rows)).toHaveLength(10_000)
  expect(itemsOf(rows).filter(({ day }) => day)).toHaveLength(1)
})

test('a line that is the same stays identical, whatever comes after it', () => {
  const question = rowAt(1, '2026-11-17T10:00:00.000Z', { kind: 'question', answerSeqs: [2] })
  const answer = rowAt(2, '2026-11-17T10:00:30.000Z', { kind: 'answer', questionSeq: 1 })
  const rows = [question, answer, rowAt(3, '2026-11-17T10:01:00.000Z')]
  const before = itemsOf(rows)
  const after = itemsOf([...rows, rowAt(4, '2026-11-17T10:02:00.000Z')])
  expect(after.slice(0, 2).every((item, index) => item === before[index])).toBe(true)
  const starred = itemsOf([question, answer, rowAt(3, '2026-11-17T10:01:00.000Z', { starred: true })])
  expect(starred[0]).toBe(before[0])
  expect(starred[1]?.row.starred).toBe(true)
  const corrected = rowAt(2, '2026-11-17T10:00:30.000Z', { kind: 'answer', questionSeq: 1, text: 'other words' })
  expect(itemsOf([question, corrected, ...rows.slice(2)])[0]?.answers).toEqual([corrected])
})

test('[VIEW-9] a line that follows another within a second is part of a burst', () => {
  const items = itemsOf([
    rowAt(1, '2026-11-17T10:00:00.000Z'),
    rowAt(2, '2026-11-17T10:00:00.999Z'),
    rowAt(3, '2026-11-17T10:00:01.998Z'),
    rowAt(4, '2026-11-17T10:00:02.998Z'),
  ])
  expect(items.map(({ isAlone }) => isAlone)).toEqual([true, false, false, true])
})

test('[TIME-5] a room opens at the first of many new lines, and at its end for a few or none', () => {
  const rows = Array.from({ length: 12 }, (_, at) => rowAt(at + 1, `2026-11-17T10:${10 + at}:00.000Z`))
  const opensAt = (seq: number) => openingLineOf(itemsOf(rows, 'UTC', { seq, until: null }))
  expect(opensAt(3)).toBe(3)
  expect(opensAt(4)).toBe(-1)
  expect(openingLineOf(itemsOf(rows))).toBe(-1)
})
