import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { judge, markdownOf, type RowResult } from './figures.ts'
import type { Machine } from './machine.ts'
import { writeTable } from './measures-page.ts'
import { rows } from './rows.ts'

/** When, of what and where a row was measured. */
export interface About {
  date: string
  commit: string
  rounds: number
  machine: Machine
}

type KeptResult = RowResult & About

/** Keeps a row for programs (`bench/results`), and all kept rows for readers (`docs/MEASURES.md`). */
export function keepResult(root: string, about: About, result: RowResult): void {
  const figures = result.figures.map((figure) => ({ ...figure, judged: judge(figure) }))
  mkdirSync(join(root, 'bench/results'), { recursive: true })
  writeFileSync(fileOf(root, result.row), `${JSON.stringify({ ...about, ...result, figures }, null, 2)}\n`)
  const kept = rows.flatMap(({ row }): KeptResult[] => {
    const file = fileOf(root, row)
    return existsSync(file) ? [JSON.parse(readFileSync(file, 'utf8'))] : []
  })
  writeTable(root, 'speed', `${markdownOf(kept)}\n\n${sourcesOf(kept)}`)
}

function fileOf(root: string, row: number): string {
  const folder = rows.find((each) => each.row === row)?.folder ?? ''
  return join(root, `bench/results/${row}-${folder}.json`)
}

/** Which rows come from where; all of them from one place after a whole run. */
function sourcesOf(kept: readonly KeptResult[]): string {
  const sources = Map.groupBy(kept, ({ date, commit, rounds, machine }) => {
    const { cores, model, memoryGigabytes, kernel, node, postgres, durability, fileSystem, pinned } = machine
    return `measured on ${date.slice(0, 10)} at ${commit} in ${rounds} rounds, on ${cores} cores (${model}), ${memoryGigabytes} GB, ${kernel}, Node ${node}, PostgreSQL ${postgres} (${durability}, ${fileSystem}); ${pinned}.`
  })
  return [...sources]
    .map(([source, of]) => `${of.length > 1 ? 'Rows' : 'Row'} ${of.map(({ row }) => row).join(', ')}: ${source}`)
    .join('\n\n')
}
