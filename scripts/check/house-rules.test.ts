import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { brokenHouseRules } from './house-rules.ts'

function problemsOf(name: string, text: string, folder = 'lib'): string[] {
  const project = mkdtempSync(join(tmpdir(), 'evenkeel-house-'))
  onTestFinished(() => rmSync(project, { recursive: true, force: true }))
  mkdirSync(join(project, folder), { recursive: true })
  writeFileSync(join(project, folder, name), text)
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

test.each([
  ['a link that fetches ahead', 'app', "import Link from 'next/link'\n"],
  ['a component that asks the network', 'components', 'const a = () => fetch("/x")\n'],
  ['a function of the domain without a word', 'lib/domain', 'export function a() {}\n'],
  ['an arrow of the domain without a word', 'lib/domain', 'export const a = <T>(t: T): T => t\n'],
  ['a function whose words belong to another', 'lib/domain', '/** B. */\nconst b = 1\nexport const a =\n  () => b\n'],
])('%s is found', (_, folder, text) => {
  expect(problemsOf('a.ts', text, folder)).toHaveLength(1)
})

test.each([
  ['an ordinary file', 'lib', 'export const a = () => fetch("/x")\n'],
  ['a function of the domain that says what it means', 'lib/domain', '/** Nothing. */\nexport function a() {}\n'],
  ['a value of the domain', 'lib/domain', 'export const a = 1\n'],
])('%s passes', (_, folder, text) => {
  expect(problemsOf('a.ts', text, folder)).toEqual([])
})
