import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { freePort } from '../database/running-server.ts'
import { Failure, say } from '../failure.ts'
import { ensureBuild } from '../installation/build.ts'
import { root } from '../installation/programs.ts'

export interface Demo {
  url: string
  /** Of everybody whom the demo lets one be. */
  password: string
}

interface RunningDemo extends Demo {
  stop(): Promise<void>
}

const STARTS_WITHIN_MS = 180_000

/** Builds, starts a demo with a data folder of its own, and ends it when that which uses it is done. */
export async function withDemo<Result>(use: (demo: Demo) => Promise<Result>): Promise<Result> {
  await ensureBuild()
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-demo-'))
  try {
    const demo = await startDemo(folder)
    try {
      return await use(demo)
    } finally {
      await demo.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Signs in as the admin of the demo. */
export async function signIn(page: Page, { url, password }: Demo): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await page.getByLabel('Email').fill('ada@harbour-goods.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL(({ pathname }) => pathname !== '/sign-in')
}

/** Starts `npm run demo` on a free port with a data folder of its own, on PostgreSQL of its own. */
async function startDemo(directory: string): Promise<RunningDemo> {
  say('Starting a demo …')
  const port = await freePort()
  const settings = { PORT: String(port), HOST: '', PUBLIC_URL: '', DATABASE_URL: '', EVENKEEL_DATA_DIR: directory }
  const child = spawn(process.execPath, ['scripts/demo.ts'], {
    cwd: root,
    env: { ...process.env, ...settings, LOG_LEVEL: 'warn' },
    // Its channel is a lifeline: should this process be killed, the demo ends.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const exited = once(child, 'exit')
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const deadline = Date.now() + STARTS_WITHIN_MS
  while (!output.includes('Evenkeel is ready')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill('SIGTERM')
      await exited
      throw new Failure(`The demo did not start:\n${output}`)
    }
    await sleep(100)
  }
  return {
    url: `http://localhost:${port}`,
    password: /harbour-\w{4}-\w{4}-\w{4}/.exec(output)?.[0] ?? '',
    async stop() {
      child.kill('SIGTERM')
      await exited
    },
  }
}
