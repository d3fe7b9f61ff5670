import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const spec = readFileSync('docs/SPEC.md', 'utf8')
const rules = [...spec.matchAll(/^- \*\*([A-Z]+)-(\d+)\*\*/gm)].map(([, chapter = '', n]) => ({
  chapter,
  n: Number(n),
}))
const defined = new Set<string | undefined>(rules.map(({ chapter, n }) => `${chapter}-${n}`))

/** The ids that files quote, with where. */
function quoted(patterns: string[], pattern: RegExp): string[] {
  return globSync(patterns).flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(pattern)].map(([, id]) => `${id} in ${path}`),
  )
}
const unknown = (quotes: string[]) => quotes.filter((quote) => !defined.has(quote.split(' ')[0]))

const behaviours = 'lib/testing/smoke/behaviours/*.ts'
const testFiles = ['{app,bench,components,lib,e2e,scripts}/**/*.{test,spec}.{ts,tsx}', behaviours]
const tests = quoted(testFiles, /\[([A-Z]+-\d+)\]/g)

it('the rules of docs/SPEC.md stand in their chapters, in order', () => {
  const chapters = [...spec.matchAll(/^## ([A-Z]+): \S/gm)].map(([, name]) => name)
  expect([...new Set(rules.map(({ chapter }) => chapter))]).toEqual(chapters)
  for (const [index, { chapter, n }] of rules.entries()) {
    const before = rules[index - 1]
    if (before?.chapter === chapter) expect(n, `${chapter}-${n}`).toBeGreaterThan(before.n)
  }
  const listed = [...spec.matchAll(/\[([A-Z]+)\]\(#/g)].map(([, name]) => name)
  expect(listed.sort()).toEqual(chapters.sort())
})

it('every rule a test quotes is in docs/SPEC.md', () => {
  expect(tests.length).toBeGreaterThan(100)
  expect(unknown(tests)).toEqual([])
})

it('every rule in docs/SPEC.md is quoted by a test', () => {
  const known = new Set(tests.map((quote) => quote.split(' ')[0]))
  expect([...defined].filter((id) => !known.has(id))).toEqual([])
})

it('every rule that refuses, or that a comment names, is in docs/SPEC.md', () => {
  const sources = ['{app,components,lib}/**/*.{ts,tsx}']
  const refusals = quoted(sources, /refuse\(\s*'([A-Z]+-\d+)'/g)
  const comments = quoted(sources, /SPEC ([A-Z]+-\d+)/g)
  expect(refusals.length).toBeGreaterThan(30)
  expect(unknown([...refusals, ...comments])).toEqual([])
})
