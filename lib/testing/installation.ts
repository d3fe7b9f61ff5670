import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { withoutOutside } from '@/lib/server/outside-settings'

export interface CommandRun {
  child: ChildProcess
  stdout(): string
  stderr(): string
  /** The exit code, once it ended. */
  ended: Promise<number | null>
}

/** Runs `npm run NAME` as the script behind it does; whatever is left of it ends with the test. */
export function runCommand(args: string[], env: Record<string, string>): CommandRun {
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], {
    env: { ...withoutOutside(process.env), NODE_ENV: 'production', DATABASE_URL: '', npm_lifecycle_event: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  const ended = once(child, 'close').then(() => child.exitCode)
  onTestFinished(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return { child, stdout: () => stdout, stderr: () => stderr, ended }
}

/** Waits until the started installation has said that it is ready. */
export async function untilReady({ stdout, stderr, child }: CommandRun, seconds = 90): Promise<void> {
  await until(() => stdout().includes('Evenkeel is ready') || child.exitCode !== null, seconds)
  if (child.exitCode !== null) throw new Error(`It ended with ${child.exitCode}:\n${stdout()}${stderr()}`)
}

export async function until(condition: () => boolean | Promise<boolean>, seconds: number): Promise<void> {
  const deadline = Date.now() + seconds * 1000
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Not within ${seconds} s: ${condition}`)
    await sleep(50)
  }
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ek-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
