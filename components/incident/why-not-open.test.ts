import { expect, test } from 'vitest'
import { whyNotOpen } from '@/components/incident/why-not-open'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

const row = (part: Partial<TimelineRow>) => ({ redacted: null, answerSeqs: [], ...part }) as unknown as TimelineRow

test('[VIEW-7] a question is told to be answered only when it is', () => {
  expect(whyNotOpen(row({ answerSeqs: [7] }))).toBe('Somebody answered it while you wrote.')
  expect(whyNotOpen(row({ redacted: { by: 'Ada' } as never, answerSeqs: [7] }))).toBe(
    'It was redacted while you wrote.',
  )
  expect(whyNotOpen(row({}))).toMatch(/still open/)
  expect(whyNotOpen(undefined)).not.toMatch(/answered|redacted/)
})
