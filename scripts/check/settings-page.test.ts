import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file: string) => readFileSync(file, 'utf8')
const page = read('docs/SETTINGS.md')
const firstCells = [...page.matchAll(/^\| ([^|]*) \|/gm)].map(([, cell]) => cell).join('\n')

test('docs/SETTINGS.md names every setting, and none that does not exist', () => {
  const code = ['settings', 'mail-settings', 'oidc-settings'].map((name) => read(`lib/server/${name}.ts`)).join('\n')
  const named = [...firstCells.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name ?? '')
  expect(named.filter((name) => !code.includes(name))).toEqual([])
  const known = [...read('lib/server/settings.ts').matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(([, name]) => name)
  expect(known.length).toBeGreaterThan(10)
  expect(named).toEqual(expect.arrayContaining(known))
})

test('docs/SETTINGS.md names every command, and none that does not exist', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(read('package.json'))
  const named = [...firstCells.matchAll(/`npm (?:run )?([\w:-]+)/g)].map(([, name]) => name)
  // Prisma's is for who changes the schema: CONTRIBUTING has it.
  expect(named.toSorted()).toEqual(
    Object.keys(scripts)
      .filter((name) => name !== 'prisma')
      .toSorted(),
  )
})
