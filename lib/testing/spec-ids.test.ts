import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const defined = new Set(
  [...readFileSync('docs/SPEC.md', 'utf8').matchAll(/^- \*\*([A-Z]+-\d+)\*\*/gm)].map(([, id]) => id),
)

/** The ids that files quote, with where. */
function quoted(patterns: string[], pattern: RegExp): string[] {
  return globSync(patterns).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(pattern)].map(([, id]) => `${id} in ${path}`),
  )
}
const unknown = (quotes: string[]) => quotes.filter((quote) => !defined.has(quote.split(' ')[0]))

it('every rule a test quotes is in docs/SPEC.md', () => {
  const behaviours = 'lib/testing/smoke/behaviours/*.ts'
  const files = ['{app,bench,components,lib,e2e,scripts}/**/*.{test,spec}.{ts,tsx}', behaviours]
  const tests = quoted(files, /\[([A-Z]+-\d+)\]/g)
  expect(tests.length).toBeGreaterThan(100)
  expect(unknown(tests)).toEqual([])
})

it('every rule that refuses, or that a comment names, is in docs/SPEC.md', () => {
  const sources = ['{app,components,lib}/**/*.{ts,tsx}']
  const refusals = quoted(sources, /refuse\(\s*'([A-Z]+-\d+)'/g)
  const comments = quoted(sources, /SPEC ([A-Z]+-\d+)/g)
  expect(refusals.length).toBeGreaterThan(30)
  expect(unknown([...refusals, ...comments])).toEqual([])
})
