import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
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

/** Lints these files, planted in an otherwise empty project; the ids of the rules they break. */
function brokenRules(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true })
    writeFileSync(join(project, path), text)
  }
  try {
    const args = [tools.biome, 'lint', '--reporter=json', '--vcs-enabled=false', '.']
    const output = lintOutput(args)
    const { diagnostics }: { diagnostics: { category: string }[] } = JSON.parse(output)
    return [...new Set(diagnostics.map(({ category }) => category))].filter((category) => /Import/.test(category))
  } finally {
    for (const path of Object.keys(files)) rmSync(join(project, path))
  }
}

function lintOutput(args: string[]): string {
  try {
    return execFileSync(process.execPath, args, { cwd: project, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch (error) {
    return String((error as { stdout: string }).stdout)
  }
}

const restricted = ['lint/style/noRestrictedImports']

test.each([
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
])('a planted import is refused: %s', (_, file, imported) => {
  expect(brokenRules({ [file]: `import { a } from '${imported}'\n\nexport const b = a\n` })).toEqual(restricted)
  expect(brokenRules({ [file]: `import type { a } from '${imported}'\n\nexport type B = a\n` })).toEqual(restricted)
  expect(brokenRules({ [file]: `export const b = () => import('${imported}')\n` })).toEqual(restricted)
})

test('a planted cycle is refused', () => {
  const one = "import { two } from '@/lib/server/two'\n\nexport const one = () => two\n"
  const two = "import { one } from '@/lib/server/one'\n\nexport const two = () => one\n"
  expect(brokenRules({ 'lib/server/one.ts': one, 'lib/server/two.ts': two })).toEqual([
    'lint/suspicious/noImportCycles',
  ])
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
  ).toEqual([])
})
