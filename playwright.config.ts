import { defineConfig } from '@playwright/test'
import { findBrowser, launchArguments } from './e2e/browser.ts'

const browser = await findBrowser('without windows')
if (!browser) {
  throw new Error(
    'There is no browser for the tests: run `npx playwright install chromium`, install Chromium, or set PW_CHROMIUM to one.',
  )
}
if (!process.env.TEST_WORKER_INDEX) process.stderr.write(`Browser: ${browser.source}\n`)

// What cannot be had on this machine is named by the test script as left out; see prometheus.ts, redis.ts and caddy.ts in scripts/test.
const hasPrometheus = Boolean(process.env.EVENKEEL_PROMETHEUS && process.env.EVENKEEL_ALERTMANAGER)
const isLeftOut = [
  ...(hasPrometheus ? [] : ['prometheus/**']),
  ...(process.env.EVENKEEL_REDIS ? [] : ['redis/**']),
  ...(process.env.EVENKEEL_CADDY ? [] : ['proxy/**']),
]

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  testIgnore: isLeftOut,
  globalSetup: './e2e/global-setup.ts',
  outputDir: 'test-results',
  // Each with a server and a database of its own; files are shared out between them.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // How long to wait before giving up, not how long anything may take: a shared machine has hours in which it is four times slower.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: 'node_modules/.cache/playwright.json' }]],
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 45_000,
    // It fetches every file of the application for each new browser, two seconds of work: for tests that are about it.
    serviceWorkers: 'block',
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // Recording every step of every page takes a quarter of the time: on demand, once something fails.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      args: launchArguments,
      ...(browser.executablePath ? { executablePath: browser.executablePath } : {}),
    },
  },
})
