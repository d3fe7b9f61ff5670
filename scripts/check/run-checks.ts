import { say } from '../failure.ts'
import { ensurePrismaClient } from '../installation/build.ts'
import { runTool, type ToolResult } from '../installation/programs.ts'
import { brokenHouseRules } from './house-rules.ts'

const checks: [string, () => Promise<ToolResult>][] = [
  ['types of the routes', () => runTool('next', ['typegen'])],
  ['types', () => runTool('tsc', ['--noEmit', '-p', '.'])],
  ['lint, format and import rules', () => runTool('biome', ['check', '--error-on-warnings', '.'])],
  ['house rules', async () => resultOf(brokenHouseRules())],
]

const resultOf = (problems: string[]): ToolResult => ({
  code: problems.length > 0 ? 1 : 0,
  output: problems.join('\n'),
})

export interface Tally {
  passed: number
  failed: number
}

/** Runs every check that needs no database and no browser; what is wrong goes to standard error. */
export async function runChecks(): Promise<Tally> {
  await ensurePrismaClient()
  const tally = { passed: 0, failed: 0 }
  for (const [name, run] of checks) {
    const { code, output } = await run()
    say(`${code === 0 ? 'ok    ' : 'FAILED'} ${name}`)
    if (code === 0) tally.passed++
    else {
      tally.failed++
      say(output)
    }
  }
  return tally
}
