import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Tally } from '../check/run-checks.ts'
import { root } from '../installation/programs.ts'

interface VitestReport {
  numPassedTests: number
  numTotalTests: number
  numFailedTestSuites: number
  numFailedTests: number
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

export const reportFile = (name: string) => join(root, 'node_modules/.cache', `${name}.json`)

/** Forgets what an earlier run said, so that a run that dies before its report counts as failed. */
export const clearReport = (name: string) => rmSync(reportFile(name), { force: true })

/** Every test that did not pass counts as failed, whatever the reason; so does a run that failed without a test. */
export function tallyVitest(name: string, exitCode: number): Tally {
  const report = readReport<VitestReport>(name)
  if (!report) return { passed: 0, failed: 1 }
  const failed = report.numTotalTests - report.numPassedTests
  return { passed: report.numPassedTests, failed: exitCode !== 0 ? Math.max(1, failed) : failed }
}

export function tallyPlaywright(name: string, exitCode: number): Tally {
  const report = readReport<PlaywrightReport>(name)
  if (!report) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky + skipped
  return { passed: expected, failed: exitCode !== 0 ? Math.max(1, failed) : failed }
}

function readReport<Report>(name: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(reportFile(name), 'utf8'))
  } catch {
    return undefined
  }
}
