import { expect, it } from 'vitest'
import { type SeverityAnswers, suggestSeverity } from './suggest-severity'

const answers = (over: Partial<SeverityAnswers>): SeverityAnswers => ({ canDeliver: 'yes', impact: null, ...over })

it.each([
  [{ canDeliver: 'no', impact: 'none' }, 'sev1', 'Delivery'],
  [{ canDeliver: 'unsure' }, 'sev1', 'unsure means the higher one'],
  [{ impact: 'minor', dataAtRisk: true }, 'sev1', 'Data'],
  [{ impact: 'down-for-many' }, 'sev1', 'many'],
  [{ impact: 'down-for-some' }, 'sev2', 'some'],
  [{ impact: 'unsure' }, 'sev2', 'not known'],
  [{ impact: 'minor' }, 'sev3', 'workaround'],
  [{ impact: 'none' }, 'sev4', 'No customer'],
] as const)('[SEV-7] %j suggests %s', (over, severity, words) => {
  const suggested = suggestSeverity(answers(over))
  expect(suggested?.severity).toBe(severity)
  expect(suggested?.reason).toContain(words)
})

it('[SEV-7] suggests nothing before an answer', () => {
  expect(suggestSeverity({ canDeliver: null, impact: null })).toBeNull()
})
