import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../database/running-server.ts'
import { Failure, say } from '../failure.ts'
import { root } from '../installation/programs.ts'

export interface Demo {
  url: string
  /** Of everybody whom the demo lets one be. */
  password: string
  stop(): Promise<void>
}

const STARTS_WITHIN_MS = 180_000

/** Starts `npm run demo` on a free port with a data folder of its own, on PostgreSQL of its own. */
export async function startDemo(directory: string): Promise<Demo> {
  say('Starting a demo …')
  const port = await freePort()
  const settings = { PORT: String(port), HOST: '', PUBLIC_URL: '', DATABASE_URL: '', EVENKEEL_DATA_DIR: directory }
  const child = spawn(process.execPath, ['scripts/demo.ts'], {
    cwd: root,
    env: { ...process.env, ...settings, LOG_LEVEL: 'warn' },
    // Its channel is a lifeline: should this process be killed, the demo ends.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
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
      throw new Failure(`The demo did not start:\n${output}`)
    }
    await sleep(100)
  }
  return {
    url: `http://localhost:${port}`,
    password: /harbour-\w{4}-\w{4}-\w{4}/.exec(output)?.[0] ?? '',
    async stop() {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      await exited
    },
  }
}
