import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { requestCommand } from '../lib/server/operator/control-client.ts'
import { controlPath } from '../lib/server/operator/control-path.ts'
import { withoutOutside } from '../lib/server/outside-settings.ts'
import { copyTemplate, dropDatabase } from '../lib/testing/database.ts'
import { freePort } from '../scripts/database/running-server.ts'
import { compileCache } from '../scripts/installation/programs.ts'

export interface TestServer {
  /** Where it is, such as `http://localhost:41234`. */
  url: string
  dataDirectory: string
  databaseUrl: string
  /** The one-time link for the first admin, as the server printed it. */
  setupLink: string | undefined
  /** All it has written so far. */
  output(): string
  /** Runs an operator's command inside it and answers the secret that the command shows once. */
  operate(command: string, args: string[]): Promise<string>
  /** Ends it cleanly, or as a crash does, and starts it again on the same port, database and data folder. */
  restart(how?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  end(how?: 'SIGTERM' | 'SIGKILL'): Promise<void>
  /** Stops it for a while, as a machine that hangs does, and lets it go on. */
  pause(): void
  resume(): void
  start(): Promise<void>
  /** Ends it and removes its database and data folder. */
  dispose(): Promise<void>
}

/**
 * Starts the built server on a free port with a data folder of its own, and with a database of its own or, `beside`
 * another server, with that one's database and keys.
 */
export async function startServer(
  settings: Record<string, string> = {},
  { beside }: { beside?: TestServer } = {},
): Promise<TestServer> {
  const template = process.env.EVENKEEL_E2E_TEMPLATE
  if (!template) throw new Error('The global set-up has not run.')
  const databaseUrl = beside?.databaseUrl ?? (await copyTemplate(template))
  const dataDirectory = mkdtempSync(join(tmpdir(), 'ek-'))
  if (beside) copyFileSync(join(beside.dataDirectory, 'auth-secret'), join(dataDirectory, 'auth-secret'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  let child: ChildProcess | undefined
  let output = ''

  const start = async () => {
    const started = spawn(process.execPath, ['dist/server.js'], {
      env: {
        NODE_COMPILE_CACHE: compileCache,
        ...withoutOutside(process.env),
        NODE_ENV: 'production',
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        EVENKEEL_DATA_DIR: dataDirectory,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    const from = output.length
    for (const stream of [started.stdout, started.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    // The demo writes a year of its past first.
    const deadline = Date.now() + (settings.EVENKEEL_DEMO ? 180_000 : 110_000)
    while (!output.slice(from).includes('Evenkeel is ready')) {
      if (started.exitCode !== null || Date.now() > deadline) throw new Error(`The server did not start:\n${output}`)
      await sleep(20)
    }
  }

  const end = async (how: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(how)
    await exited
  }

  await start()
  return {
    url,
    dataDirectory,
    databaseUrl,
    setupLink: /https?:\S+\/setup\S*/.exec(output)?.[0],
    output: () => output,
    async operate(command, args) {
      const done = await requestCommand(controlPath(dataDirectory), command, args, () => {})
      if (!done || done.failure) throw new Error(done?.failure ?? 'The server does not listen to its operator.')
      return done.result ?? ''
    },
    start,
    end,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async restart(how) {
      await end(how)
      await start()
    },
    async dispose() {
      await end()
      if (!beside) await dropDatabase(databaseUrl)
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}
