import { expect, test } from 'vitest'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { spanOf } from './known-by'
import { linesLike } from './lines-like'

const actor = { kind: 'person', id: 'p1', name: 'Zoë Berg' } as TimelineRow['actor']
const row = (seq: number, text: string, given: Partial<TimelineRow> = {}) =>
  ({
    seq,
    text,
    actor,
    fact: null,
    redacted: null,
    knownAt: null,
    recordedAt: `2026-11-17T14:0${seq}:30.000Z`,
    attachments: [],
    ...given,
  }) as unknown as TimelineRow
const seqs = (rows: TimelineRow[]) => rows.map(({ seq }) => seq)

test('[LINES-4] a search finds lines with all its words, by whoever wrote them, without case and accents', () => {
  const rows = [row(1, 'Rolling back the deploy'), row(2, 'The déploy is out'), row(3, 'Nothing')]
  expect(seqs(linesLike(rows, 'deploy'))).toEqual([1, 2])
  expect(seqs(linesLike(rows, 'BACK deploy'))).toEqual([1])
  expect(seqs(linesLike(rows, 'zoe nothing'))).toEqual([3])
  expect(seqs(linesLike(rows, '  '))).toEqual([1, 2, 3])
})

test('[LINES-4] a search finds nothing of what a redacted line said', () => {
  const redacted = { at: '', by: actor, reason: null }
  expect(linesLike([row(1, 'the password', { redacted, text: null })], 'password')).toEqual([])
})

test('[LINES-3] the minutes to choose from go from the first to the last in which something became known', () => {
  const rows = [row(5, 'later'), row(3, 'first', { knownAt: '2026-11-17T13:58:10.000Z' }), row(4, 'between')]
  expect(spanOf(rows)).toEqual({ from: Date.parse('2026-11-17T13:58:00Z'), to: Date.parse('2026-11-17T14:05:00Z') })
  expect(spanOf([])).toBeNull()
})
