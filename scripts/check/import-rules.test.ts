import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root, tools } from '../installation/programs.ts'

let project: string

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'evenkeel-rules-'))
  for (const file of ['biome.json', 'tsconfig.json', 'package.json', '.gitignore']) {
    copyFileSync(join(root, file), join(project, file))
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'))
})

afterAll(() => rmSync(project, { recursive: true, force: true }))

/** Lints these files, planted in an otherwise empty project; by their paths the ids of the rules they break. */
function brokenRules(files: Record<string, string>): Record<string, string[]> {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  const output = lintOutput([
    tools.biome,
    'lint',
    '--reporter=json',
    '--max-diagnostics=none',
    '--vcs-enabled=false',
    '.',
  ])
  for (const path of Object.keys(files)) rmSync(join(project, path))
  const { diagnostics }: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(output)
  const broken: Record<string, string[]> = {}
  for (const { category, location } of diagnostics) {
    if (!/Import/.test(category)) continue
    broken[location.path] = [...new Set([...(broken[location.path] ?? []), category])]
  }
  return broken
}

function lintOutput(args: string[]): string {
  try {
    return execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    return String((error as { stdout: string }).stdout)
  }
}

const restricted = ['lint/style/noRestrictedImports']

const refused: [string, string, string][] = [
  ['domain → server', 'lib/domain/a.ts', '@/lib/server/execute'],
  ['domain → server by a path', 'lib/domain/incident/a.ts', '../../server/execute'],
  ['domain → a package that is not on its list', 'lib/domain/a.ts', 'pino'],
  ['client → server', 'lib/client/a.ts', '@/lib/server/execute'],
  ['client → components', 'lib/client/a.ts', '@/components/ui/button'],
  ['components → server', 'components/ui/a.tsx', '@/lib/server/execute'],
  ['components → app', 'components/ui/a.tsx', '@/app/page'],
  ['components → server by a path', 'components/ui/a.tsx', '../../lib/server/execute'],
  ['server → client', 'lib/server/a.ts', '@/lib/client/api'],
  ['server → components', 'lib/server/a.ts', '@/components/ui/button'],
  ['app → the database', 'app/page.tsx', '@/lib/server/db/pool'],
  ['app → Prisma', 'app/page.tsx', '@prisma/client'],
  ['server → Prisma outside lib/server/db', 'lib/server/a.ts', '@prisma/client'],
  ['server → pg outside lib/server/db', 'lib/server/queries/a.ts', 'pg'],
  ['product → tests', 'lib/server/a.ts', '@/lib/testing/database'],
]

/** The ways to import something, by the name that the planted file takes after its own. */
const ways: Record<string, (imported: string) => string> = {
  'for-use': (imported) => `import { a } from '${imported}'\n\nexport const b = a\n`,
  'for-types': (imported) => `import type { a } from '${imported}'\n\nexport type B = a\n`,
  'when-needed': (imported) => `export const b = () => import('${imported}')\n`,
}
const plantedAt = (file: string, at: number, way: string) => file.replace(/(?=\.tsx?$)/, `-${at}-${way}`)

describe('a planted import is refused', () => {
  let broken: Record<string, string[]>

  // All of them at once: to start the linter costs more than what it does.
  beforeAll(() => {
    const planted = refused.flatMap(([, file, imported], at) =>
      Object.entries(ways).map(([way, write]) => [plantedAt(file, at, way), write(imported)]),
    )
    broken = brokenRules(Object.fromEntries(planted))
  })

  test.each(refused.map(([name, file], at) => ({ name, file, at })))('$name', ({ file, at }) => {
    for (const way of Object.keys(ways)) expect(broken[plantedAt(file, at, way)], way).toEqual(restricted)
  })
})

test('a planted cycle is refused', () => {
  const one = "import { two } from '@/lib/server/two'\n\nexport const one = () => two\n"
  const two = "import { one } from '@/lib/server/one'\n\nexport const two = () => one\n"
  expect(brokenRules({ 'lib/server/one.ts': one, 'lib/server/two.ts': two })).toEqual({
    'lib/server/one.ts': ['lint/suspicious/noImportCycles'],
    'lib/server/two.ts': ['lint/suspicious/noImportCycles'],
  })
})

test('what the architecture allows is let through', () => {
  const from = (path: string) => `import { a } from '${path}'\n\nexport const b = a\n`
  expect(
    brokenRules({
      'lib/domain/a.ts': from('zod'),
      'lib/domain/incident/c.ts': from('@/lib/domain/a'),
      'lib/server/db/d.ts': from('pg'),
      'lib/server/e.ts': from('@/lib/server/db/d'),
      'lib/client/f.ts': from('@/lib/domain/a'),
      'components/ui/g.tsx': from('@/lib/client/f'),
      'app/page.tsx': from('@/lib/server/e'),
    }),
  ).toEqual({})
})
