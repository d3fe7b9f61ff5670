import { parseArgs } from 'node:util'
import { allFaults } from '../bench/faults/all-faults.ts'
import type { FaultOptions } from '../bench/faults/fault.ts'
import { aboutRun, keepReport, markdownOf, type TimedResult, verdictOf } from '../bench/faults/report.ts'
import { Failure, runMain, say } from './failure.ts'
import { ensureBuild } from './installation/build.ts'
import { root } from './installation/programs.ts'
import { stopRequested } from './supervisor/stop-requested.ts'
import { ensureBrowser } from './test/browser.ts'
import { findRedis } from './test/redis.ts'

const usage = `npm run faults [-- ${Object.keys(allFaults).join('|')} …] [--times 5]`

/** Tries the faults of docs/MEASURES.md on real installations. Fails when a promise is not kept. */
async function faults(): Promise<number> {
  if (process.platform !== 'linux') throw new Failure('The faults are tried on Linux: they read and signal processes.')
  const { names, options } = readArguments()
  await ensureBuild()
  await ensureBrowser()
  const redis = findRedis()
  if ('redis' in redis) process.env.EVENKEEL_REDIS = redis.redis
  else say(`Two servers are tried without Redis, because ${redis.leftOutBecause}.`)
  const about = aboutRun(root)
  const results: TimedResult[] = []
  for (const name of names) results.push(await tryFault(name, options))
  const isWhole = names.length === Object.keys(allFaults).length && options.times === undefined
  if (isWhole) keepReport(root, results, about)
  process.stdout.write(`${markdownOf(results, about)}\n`)
  return results.some(({ met }) => met === false) ? 1 : 0
}

async function tryFault(name: string, options: FaultOptions): Promise<TimedResult> {
  const startedAt = performance.now()
  say(`${name} …`)
  const result = await allFaults[name]?.(options).catch((error: unknown) => {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return { name, promise: 'it could not be tried to its end', figures: { error: 'see above' }, met: false }
  })
  if (!result) throw new Failure(`Usage: ${usage}`)
  const seconds = Math.round((performance.now() - startedAt) / 1000)
  for (const [what, value] of Object.entries(result.figures)) say(`  ${what}: ${value}`)
  say(`  ${verdictOf(result)}, after ${seconds} s`)
  return { ...result, seconds }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({ options: { times: { type: 'string' } }, allowPositionals: true })
    const times = values.times === undefined ? undefined : Number(values.times)
    const isUnknown = positionals.some((name) => !Object.hasOwn(allFaults, name))
    if (isUnknown || (times !== undefined && !(Number.isInteger(times) && times > 0))) throw new Error()
    const names = positionals.length > 0 ? positionals : Object.keys(allFaults)
    return { names, options: times === undefined ? {} : { times } }
  } catch {
    throw new Failure(`Usage: ${usage}`)
  }
}

// What is under way ends with us: browsers, installations and what they started.
void stopRequested().then(() => process.exit(1))
await runMain(faults)
