import { expect, test } from 'vitest'
import { createIds } from './ids'

test('[CMD-4] what is sent again has its id, and what was changed meanwhile one of its own', () => {
  const idOf = createIds()
  const first = idOf({ command: 'answer-review', answer: 'approved' })
  expect(idOf({ command: 'answer-review', answer: 'approved' })).toBe(first)
  expect(idOf({ command: 'answer-review', answer: 'approved', note: 'One more thing' })).not.toBe(first)
  expect(createIds()({ command: 'answer-review', answer: 'approved' })).not.toBe(first)
})
