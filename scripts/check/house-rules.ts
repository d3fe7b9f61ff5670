import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { root } from '../installation/programs.ts'

const folders = ['app', 'bench', 'components', 'e2e', 'lib', 'scripts', 'prisma/schema']
const maxLines = 300
const vagueNames = /^(utils?|helpers?|common|misc|manager)$|-(utils?|helpers?|manager)$/

const forbiddenText: [RegExp, string][] = [
  [/\b(?:test|it|describe)\.(?:skip|fixme|todo|only|fails?)\b/, 'every test runs, and is expected to pass'],
  [/@ts-(?:ignore|nocheck)/, 'types are mended, not silenced'],
  [/\bbiome-ignore(?!.*: \S)/, 'an exception to a rule says why'],
  [/\$(?:query|execute)RawUnsafe\b/, 'SQL is tagged, never put together'],
  [/\bvi\.(?:mock|doMock)\(/, 'it would outlast its test file, as files share a process: use `shared` or `vi.spyOn`'],
]

/** The rules of the house that the linter has no rule for: one sentence for each place that breaks one. */
export function brokenHouseRules(base = root): string[] {
  const files = folders.flatMap((folder) => sourceFiles(base, folder))
  return files.flatMap((file) => {
    const text = readFileSync(join(base, file), 'utf8')
    return [...nameProblems(file), ...textProblems(file, text), ...roomProblems(file, text)]
  })
}

function nameProblems(file: string): string[] {
  const name = basename(file).replace(/\..*$/, '')
  return vagueNames.test(name) ? [`${file}: "${name}" says nothing about what is in it.`] : []
}

function textProblems(file: string, text: string): string[] {
  const lines = text.split('\n')
  const problems = lines.flatMap((line, index) =>
    forbiddenText
      .filter(([pattern]) => pattern.test(line) && file !== 'scripts/check/house-rules.ts')
      .map(([, reason]) => `${file}:${index + 1}: ${reason}: ${line.trim()}`),
  )
  return lines.length > maxLines + 1
    ? [...problems, `${file}: ${lines.length} lines, more than ${maxLines}.`]
    : problems
}

const isTest = /\.test\.tsx?$/
const exportedFunction =
  /^export (?:async )?(?:function\*? (\w+)|const (\w+)(?:: [^=]+)? =\s+(?:async )?(?:<[^>]*>)?\()/gm

/** What only one room of the house asks for. */
function roomProblems(file: string, text: string): string[] {
  if (isTest.test(file)) return []
  if (file.startsWith('components/') && /\bfetch\(/.test(text))
    return [`${file}: components ask lib/client, not the network.`]
  if (file !== 'components/ui/link.tsx' && /^import \w+.*'next\/link'/m.test(text))
    return [`${file}: links are those of components/ui/link, which fetch nothing before they are pressed.`]
  if (!file.startsWith('lib/domain/')) return []
  return [...text.matchAll(exportedFunction)]
    .filter(({ index }) => !text.slice(0, index).trimEnd().endsWith('*/'))
    .map(([, name, value]) => `${file}: ${name ?? value} does not say what it means.`)
}

function sourceFiles(base: string, folder: string): string[] {
  if (!existsSync(join(base, folder))) return []
  return readdirSync(join(base, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs|css|prisma)$/.test(entry.name))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(base.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((file) => !file.includes('/db/generated/'))
}
