import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Page } from '@playwright/test'
import { describeCommit } from '../bench/machine.ts'
import { writeTable } from '../bench/measures-page.ts'
import { median } from '../bench/statistics.ts'
import { findBrowser, launchArguments } from '../e2e/browser.ts'
import { freePort } from './database/running-server.ts'
import { type Demo, signIn, withDemo } from './demo/with-demo.ts'
import { Failure, runMain, say } from './failure.ts'
import { root } from './installation/programs.ts'
import { ensureBrowser } from './test/browser.ts'

const LIGHTHOUSE = 'lighthouse@12.8.2'
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const
const FORMS = { desktop: ['--preset=desktop'], phone: [] }
const WANTED = 95
const ROUNDS = 3

const run = promisify(execFile)

type Scores = Record<(typeof CATEGORIES)[number], number> & { blockingMs: number; shift: number }

/** What Lighthouse says of the pages that matter at 3 a.m., of a demo of its own. Written into docs/MEASURES.md. */
async function lighthouse(): Promise<number> {
  await ensureBrowser()
  const rows = await withDemo(measure)
  const head = `| page | as | ${CATEGORIES.join(' | ')} | blocked for | shift | each ≥ ${WANTED} |\n|---|---|---|---|---|---|---|---|`
  const about = `The medians of ${ROUNDS} rounds, measured on ${new Date().toISOString().slice(0, 10)} at ${describeCommit(root)}`
  const table = [head, ...rows, '', `${about}.`].join('\n')
  writeTable(root, 'lighthouse', table)
  process.stdout.write(`\n${table}\n`)
  return 0
}

/** The lines of the table: a page in one form each. */
async function measure(demo: Demo): Promise<string[]> {
  const scores = new Map<string, Scores[]>()
  for (let round = 1; round <= ROUNDS; round++) {
    say(`Round ${round} of ${ROUNDS} …`)
    const profile = mkdtempSync(join(tmpdir(), 'evenkeel-lighthouse-'))
    const look = async (name: string, path: string) => {
      for (const [form, options] of Object.entries(FORMS)) {
        const key = `${name} | ${form}`
        const once = () => inBrowser(profile, (_, port) => scoresOf(demo.url + path, [`--port=${port}`, ...options]))
        // Now and then it finds no beginning in its own recording, and asks to be run again.
        const score = await once().catch(once)
        say(`${key}: ${score.performance}, blocked for ${Math.round(score.blockingMs)} ms`)
        scores.set(key, [...(scores.get(key) ?? []), score])
      }
    }
    try {
      await look('sign-in', '/sign-in')
      const room = await inBrowser(profile, async (page) => {
        await signIn(page, demo)
        return page.locator('a[href^="/incidents/"]').first().getAttribute('href')
      })
      if (!room) throw new Failure('My shift of the demo leads to no room.')
      await look('My shift', '/')
      await look('room', room)
      await look('history', '/history')
    } finally {
      rmSync(profile, { recursive: true, force: true })
    }
  }
  return [...scores].map(([key, all]) => {
    const middle = (read: (one: Scores) => number) => median(all.map(read))
    const graded = CATEGORIES.map((category) => middle((one) => one[category]))
    const more = `${Math.round(middle((one) => one.blockingMs))} ms | ${middle((one) => one.shift).toFixed(3)}`
    const isMet = graded.every((grade) => grade >= WANTED)
    return `| ${key} | ${graded.join(' | ')} | ${more} | ${isMet ? 'met' : '**missed**'} |`
  })
}

/**
 * A browser that keeps what this profile kept, and lets Lighthouse in. One for each page: the profiler that Lighthouse
 * starts goes through the compiled functions of whatever the same process showed before, and counts that with the page.
 */
async function inBrowser<Result>(profile: string, use: (page: Page, port: number) => Promise<Result>): Promise<Result> {
  const port = await freePort()
  const found = await findBrowser()
  const context = await chromium.launchPersistentContext(profile, {
    args: [...launchArguments, `--remote-debugging-port=${port}`],
    ...(found?.executablePath ? { executablePath: found.executablePath } : {}),
  })
  try {
    return await use(context.pages()[0] ?? (await context.newPage()), port)
  } finally {
    await context.close()
  }
}

/** It comes from the registry when it is asked for: an installation needs none of it. */
async function scoresOf(url: string, options: string[]): Promise<Scores> {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-lighthouse-'))
  const file = join(folder, 'report.json')
  try {
    await run('npm', [
      ...['exec', '--yes', `--package=${LIGHTHOUSE}`, '--', 'lighthouse', url, ...options],
      ...['--quiet', '--disable-storage-reset', '--output=json', `--output-path=${file}`],
      `--only-categories=${CATEGORIES.join(',')}`,
    ])
    const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'))
    const grades = CATEGORIES.map((category) => [category, Math.round(categories[category].score * 100)])
    const [blocked, shift] = [audits['total-blocking-time'], audits['cumulative-layout-shift']]
    return { ...Object.fromEntries(grades), blockingMs: blocked.numericValue, shift: shift.numericValue }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

await runMain(lighthouse)
