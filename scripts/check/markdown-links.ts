import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from '../installation/programs.ts'

const elsewhere = /^(?:node_modules|test-results|playwright-report|dist|\.\w[^/]*)(?:\/|$)/

/** Links of the Markdown files below `base` that lead nowhere: to a file that is missing, or a heading it does not have. */
export function brokenLinks(base = root): string[] {
  const headings = new Map<string, Set<string>>()
  const headingsIn = (file: string): Set<string> => {
    const known = headings.get(file) ?? new Set(headingsOf(readFileSync(file, 'utf8')))
    headings.set(file, known)
    return known
  }
  const leadsSomewhere = (from: string, target: string): boolean => {
    const [path = '', heading] = target.split('#')
    const file = path === '' ? join(base, from) : join(base, dirname(from), decodeURIComponent(path))
    return existsSync(file) && (heading === undefined || headingsIn(file).has(heading))
  }
  return markdownFiles(base).flatMap((file) => {
    const text = withoutCode(readFileSync(join(base, file), 'utf8'))
    const targets = [...text.matchAll(/\]\(([^()\s]+)\)/g)].map(([, target = '']) => target)
    return targets
      .filter((target) => !/^[a-z]+:/.test(target) && !leadsSomewhere(file, target))
      .map((target) => `${file}: ${target} leads nowhere`)
  })
}

/** Headings as GitHub names them in addresses. */
const headingsOf = (text: string): string[] =>
  [...withoutCode(text).matchAll(/^#+ +(.+)$/gm)].map(([, words = '']) =>
    words
      .trim()
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )

const withoutCode = (text: string) =>
  text.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ''))

const markdownFiles = (base: string): string[] =>
  readdirSync(base, { withFileTypes: true })
    .filter(({ name }) => !elsewhere.test(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(base, entry.name), { recursive: true, encoding: 'utf8' }).map((name) =>
            join(entry.name, name),
          )
        : [entry.name],
    )
    .filter((file) => file.endsWith('.md'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
