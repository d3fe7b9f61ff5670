import { cpuSeconds } from '../process-cost.ts'
import { readSettings } from '../row-process.ts'
import { percentile } from '../statistics.ts'

/** What one run of appends came to. */
export interface Run {
  perSecond: number
  p50: number
  p99: number
  /** Of the process that ran them and of PostgreSQL, for a thousand. */
  cpuSeconds: number
}

/** Times `count` pieces of work, whatever calls them, and what was spent on them: by `pid`, and by PostgreSQL. */
export async function measureRun(
  count: number,
  pid: number,
  all: (timed: (work: () => Promise<unknown>, since?: number) => Promise<void>) => Promise<void>,
): Promise<Run> {
  const latencies: number[] = []
  const { postgresPid } = readSettings()
  const spent = () => cpuSeconds(pid) + cpuSeconds(postgresPid, 'family')
  const before = spent()
  const start = performance.now()
  await all(async (work, since = performance.now()) => {
    await work()
    latencies.push(performance.now() - since)
  })
  const seconds = (performance.now() - start) / 1000
  return {
    perSecond: count / seconds,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    cpuSeconds: ((spent() - before) / count) * 1000,
  }
}
