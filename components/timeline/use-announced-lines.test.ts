import { expect, test } from 'vitest'
import { linesOfOthers } from '@/components/timeline/use-announced-lines'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

const row = (seq: number, personId: string) => ({ seq, actor: { id: personId } }) as TimelineRow
const seqsOf = ({ lines }: { lines: TimelineRow[] }) => lines.map(({ seq }) => seq)

test('[VIEW-2] a line of somebody else that gets the number of one that is on its way is told', () => {
  const withOwn = { timeline: [row(1, 'ravi'), row(2, 'ada'), row(3, 'ada')], headSeq: 1 }
  const before = linesOfOthers(withOwn, 1, 'ada')
  expect(seqsOf(before)).toEqual([])
  const after = { timeline: [row(1, 'ravi'), row(2, 'ravi'), row(3, 'ada'), row(4, 'ada')], headSeq: 2 }
  const told = linesOfOthers(after, before.headSeq, 'ada')
  expect(seqsOf(told)).toEqual([2])
  expect(seqsOf(linesOfOthers(after, told.headSeq, 'ada'))).toEqual([])
})
