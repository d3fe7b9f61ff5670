import { writeFileSync } from 'node:fs'
import { availableParallelism, cpus, release, type as systemType, totalmem } from 'node:os'
import { join } from 'node:path'
import { describeCommit } from '../machine.ts'
import { writeTable } from '../measures-page.ts'
import type { FaultResult } from './fault.ts'

export interface TimedResult extends FaultResult {
  /** How long it took to find out. */
  seconds: number
}

/** Where the figures come from. */
export const aboutRun = (root: string) => ({
  date: new Date().toISOString(),
  commit: describeCommit(root),
  machine: {
    cores: availableParallelism(),
    model: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    kernel: `${systemType()} ${release()}`,
    node: process.version,
  },
})

type About = ReturnType<typeof aboutRun>

export const verdictOf = ({ met }: FaultResult): string => (met === null ? 'left out' : met ? 'met' : '**missed**')

/** What a person reads: what was promised, what was measured, and whether that is enough. */
export function markdownOf(results: readonly TimedResult[], { date, commit, machine }: About): string {
  const rows = results.map((result) => {
    const figures = Object.entries(result.figures).map(([what, value]) => `${what} ${numberText(value)}`)
    return `| ${result.name} | ${result.promise} | ${figures.join('; ')} | ${verdictOf(result)} |`
  })
  const { cores, model, memoryGigabytes, kernel, node } = machine
  const where = `${cores} cores (${model}), ${memoryGigabytes} GB, ${kernel}, Node ${node}`
  const total = Math.round(results.reduce((sum, { seconds }) => sum + seconds, 0) / 60)
  return [
    '| fault | promise | measured | |',
    '|---|---|---|---|',
    ...rows,
    '',
    `Measured on ${date.slice(0, 10)} at ${commit}, in ${total} minutes, on ${where}, PostgreSQL with fsync.`,
  ].join('\n')
}

const numberText = (value: number | string): string =>
  typeof value === 'number' ? value.toLocaleString('en-GB') : value

/** Keeps the figures of a whole run, for programs and for readers. */
export function keepReport(root: string, results: readonly TimedResult[], about: About): void {
  writeFileSync(join(root, 'bench/results/faults.json'), `${JSON.stringify({ ...about, results }, null, 2)}\n`)
  writeTable(root, 'faults', markdownOf(results, about))
}
