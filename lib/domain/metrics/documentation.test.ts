import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { METRIC_NAMES } from './metric'

it('docs/HISTORY_FIGURES.md says of each figure, in their order, what it counts', () => {
  const text = readFileSync('docs/HISTORY_FIGURES.md', 'utf8')
  const named = [...text.matchAll(/^#+ .*\(`([a-z-]+)`\)$/gm)].map(([, name]) => name)
  expect(named).toEqual(METRIC_NAMES)
})
