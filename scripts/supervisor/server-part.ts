import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { settingsExitCode } from '../../lib/server/settings.ts'
import { compileCache, root, tools } from '../installation/programs.ts'
import type { Part, PartEnd } from './keep-running.ts'

const production = [join(root, 'dist/server.js')]
const development = [
  tools.tsx,
  'watch',
  '--clear-screen=false',
  '--include',
  './lib/server/**/*',
  join(root, 'server.ts'),
]

const stopWithinMs = 10_000

/** Starts the server as a child that hears of our end, however we end, by the closing of its channel. */
export function startServerPart(mode: 'production' | 'development', env: Record<string, string>): Part {
  const child = spawn(process.execPath, mode === 'production' ? production : development, {
    cwd: root,
    env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...env, NODE_ENV: mode, NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    // A Ctrl-C in the terminal reaches the supervisor alone, which stops the server before its database.
    detached: process.platform !== 'win32',
  })
  const ended = new Promise<PartEnd>((resolve) => {
    child.once('exit', (code, signal) =>
      resolve({ reason: signal ?? `exit code ${code}`, isFatal: code === settingsExitCode }),
    )
    // Without processes or memory left it was never begun, which may pass: nobody listening would end us as well.
    child.once('error', (error) => resolve({ reason: error.message, isFatal: false }))
  })
  const ready = new Promise<void>((resolve) => child.once('message', () => resolve()))
  return { ready, ended, stop: () => stop(child, ended) }
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM')
  const isTooLate = await Promise.race([ended.then(() => false), sleep(stopWithinMs, true, { ref: false })])
  if (!isTooLate) return
  child.kill('SIGKILL')
  await ended
}
