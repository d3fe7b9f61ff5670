import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../installation/programs.ts'

const topFolders = /^(?:app|bench|components|deploy|docs|e2e|lib|prisma|scripts)\/[^\s]*$/

/** Paths in `code` of a document that name no file. `<name>` stands for any name, and `*` for any of several. */
function pathsToNowhere(document: string): string[] {
  const text = readFileSync(join(root, document), 'utf8')
  return [...text.matchAll(/`([^`\n]+)`/g)]
    .map(([, code = '']) => code)
    .filter((code) => topFolders.test(code))
    .filter((path) => globSync(join(root, path.replaceAll('[', '[[]').replaceAll(/<[a-z-]+>/g, '*'))).length === 0)
}

it.each(['docs/ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/SPEC.md', 'README.md'])(
  '%s names paths that exist',
  (document) => {
    expect(pathsToNowhere(document)).toEqual([])
  },
)

it('docs/decisions/README.md has each decision, by its own first line', () => {
  const folder = join(root, 'docs/decisions')
  const files = readdirSync(folder).filter((file) => /^\d/.test(file))
  const titles = files.sort().map((file) => {
    const [, number, title] = /^# (\d{4}) (.+)$/m.exec(readFileSync(join(folder, file), 'utf8')) ?? []
    return `- [${number}](${file}) ${title}`
  })
  const index = readFileSync(join(folder, 'README.md'), 'utf8')
  expect(index.split('\n').filter((line) => line.startsWith('- ['))).toEqual(titles)
})
