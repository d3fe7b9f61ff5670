import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Puts a table into its place in docs/MEASURES.md: between the two comments that name the command which writes it. */
export function writeTable(root: string, name: 'speed' | 'lighthouse' | 'faults' | 'security', table: string): void {
  const file = join(root, 'docs/MEASURES.md')
  const text = readFileSync(file, 'utf8')
  const from = text.indexOf(`<!-- ${name}: written by`)
  const begin = text.indexOf('-->', from) + '-->'.length
  const end = text.indexOf(`<!-- ${name}: end -->`)
  if (from === -1 || end < begin) throw new Error(`docs/MEASURES.md has no place for the table of ${name}.`)
  writeFileSync(file, `${text.slice(0, begin)}\n\n${table}\n\n${text.slice(end)}`)
}
