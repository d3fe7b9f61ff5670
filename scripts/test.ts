import { runChecks, type Tally } from './check/run-checks.ts'
import { runMain, say } from './failure.ts'
import { ensureBuild } from './installation/build.ts'
import { runTool } from './installation/programs.ts'
import { ensureBrowser } from './test/browser.ts'
import { findCaddy } from './test/caddy.ts'
import { findMonitoring } from './test/prometheus.ts'
import { findRedis } from './test/redis.ts'
import { clearReport, reportFile, tallyPlaywright, tallyVitest } from './test/reports.ts'

/** Everything that has to hold: checks, unit and database tests, whole installations, browsers. */
async function testAll(): Promise<number> {
  const leftOut: string[] = []
  const tallies = [await runChecks(), await runVitest('unit', 'db')]
  await ensureBuild()
  tallies.push(await runVitest('process'))
  tallies.push(await runPlaywright(leftOut))
  for (const line of leftOut) say(line)
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0)
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0)
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  return failed === 0 ? 0 : 1
}

async function runVitest(...projects: string[]): Promise<Tally> {
  const name = `vitest-${projects.join('-')}`
  clearReport(name)
  const args = ['run', ...projects.map((project) => `--project=${project}`)]
  args.push('--reporter=default', '--reporter=json', `--outputFile.json=${reportFile(name)}`)
  const { code } = await runTool('vitest', args, { output: 'inherit' })
  return tallyVitest(name, code)
}

async function runPlaywright(leftOut: string[]): Promise<Tally> {
  await ensureBrowser()
  const monitoring = findMonitoring()
  const redis = findRedis()
  const proxy = findCaddy()
  const env = {
    ...('leftOutBecause' in monitoring
      ? {}
      : { EVENKEEL_PROMETHEUS: monitoring.prometheus, EVENKEEL_ALERTMANAGER: monitoring.alertmanager }),
    ...('leftOutBecause' in redis ? {} : { EVENKEEL_REDIS: redis.redis }),
    ...('leftOutBecause' in proxy ? {} : { EVENKEEL_CADDY: proxy.caddy }),
  }
  if ('leftOutBecause' in redis) {
    leftOut.push(`left out: e2e/redis (two servers and the real Redis), because ${redis.leftOutBecause}`)
  }
  if ('leftOutBecause' in proxy) {
    leftOut.push(`left out: e2e/proxy (two servers behind the real Caddy), because ${proxy.leftOutBecause}`)
  }
  if ('leftOutBecause' in monitoring) {
    leftOut.push(
      `left out: e2e/prometheus (the real Prometheus and Alertmanager), because ${monitoring.leftOutBecause}`,
    )
  }
  clearReport('playwright')
  const { code } = await runTool('playwright', ['test'], { output: 'inherit', env })
  return tallyPlaywright('playwright', code)
}

await runMain(testAll)
