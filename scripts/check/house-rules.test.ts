import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { brokenHouseRules } from './house-rules.ts'

function problemsOf(name: string, text: string): string[] {
  const project = mkdtempSync(join(tmpdir(), 'evenkeel-house-'))
  onTestFinished(() => rmSync(project, { recursive: true, force: true }))
  mkdirSync(join(project, 'lib'))
  writeFileSync(join(project, 'lib', name), text)
  return brokenHouseRules(project)
}

test.each([
  ['a skipped test', 'a.test.ts', `test${'.skip'}('x', () => {})\n`],
  ['a focused test', 'a.test.ts', `describe${'.only'}('x', () => {})\n`],
  ['a mocked module', 'a.test.ts', `vi${'.mock'}('x')\n`],
  ['a silenced type', 'a.ts', `// @ts-${'ignore'}\n`],
  ['a vague name', 'string-utils.ts', ''],
  ['a long file', 'a.ts', '\n'.repeat(301)],
])('%s is found', (_, name, text) => {
  expect(problemsOf(name, text)).toHaveLength(1)
})

test('an ordinary file passes', () => {
  expect(problemsOf('a.ts', 'export const a = 1\n')).toEqual([])
})
