import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requestCommand } from '../../../lib/server/operator/control-client.ts'
import { controlPath } from '../../../lib/server/operator/control-path.ts'
import { withoutOutside } from '../../../lib/server/outside-settings.ts'
import { freePort, readPidFile } from '../../../scripts/database/running-server.ts'
import { root } from '../../../scripts/installation/programs.ts'
import { until } from './until.ts'

export interface Installation {
  /** By address, for programs. Browsers use `origin`. */
  url: string
  origin: string
  folder: string
  /** All it has written so far. */
  output(): string
  /** The process that `npm start` supervises; undefined while it is down. */
  serverPid(): number | undefined
  postgresPid(): number | undefined
  /** Runs an operator's command inside it; the secret it shows once, and what it logged. */
  operate(command: string, args: string[]): Promise<{ secret: string; log: string[]; failure: string | undefined }>
  /** As an upgrade does: ends all of it in order and starts it again, this time with these settings too. */
  restart(more?: Record<string, string>): Promise<void>
  dispose(): Promise<void>
}

/** Starts the built server under its real supervisor, as `npm start` does, in a data folder of its own. */
export async function startInstallation(settings: Record<string, string> = {}): Promise<Installation> {
  const folder = settings.EVENKEEL_DATA_DIR ?? mkdtempSync(join(tmpdir(), 'ek-'))
  const port = Number(settings.PORT ?? (await freePort(4280)))
  let output = ''
  let child: ChildProcess | undefined

  const start = async (more: Record<string, string> = {}) => {
    const started = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'scripts/start.ts')], {
      cwd: root,
      env: {
        ...withoutOutside(process.env),
        NODE_ENV: 'production',
        DATABASE_URL: '',
        LOG_LEVEL: 'warn',
        PORT: String(port),
        EVENKEEL_DATA_DIR: folder,
        ...settings,
        ...more,
      },
      // The channel is a lifeline: it ends with us, however we end.
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    child = started
    const from = output.length
    for (const stream of [started.stdout, started.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        output += text
      })
    }
    await until(() => output.slice(from).includes('Evenkeel is ready') || started.exitCode !== null, 120)
    if (started.exitCode !== null) throw new Error(`The installation did not start:\n${output.slice(from)}`)
  }

  const stop = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill('SIGTERM')
    await exited
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    origin: `http://localhost:${port}`,
    folder,
    output: () => output,
    serverPid: () => childrenOf(child?.pid).find((pid) => commandLineOf(pid).includes('dist/server.js')),
    postgresPid: () => readPidFile(join(folder, 'postgres', 'data'))?.pid,
    async operate(command, args) {
      const log: string[] = []
      const done = await requestCommand(controlPath(folder), command, args, (line) => log.push(line))
      if (!done) throw new Error(`Nobody listens to the operator of ${folder}.`)
      return { secret: done.result ?? '', log, failure: done.failure }
    },
    async restart(more) {
      await stop()
      await start(more)
    },
    async dispose() {
      await stop()
      // A folder that was given belongs to who gave it.
      if (!settings.EVENKEEL_DATA_DIR) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The processes that this one started and that still run. */
export function childrenOf(pid: number | undefined): number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  } catch {
    return ''
  }
}

/** How much memory a process has, in megabytes; nothing when it is gone. */
export function residentMegabytes(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Math.round(Number(kilobytes ?? 0) / 1024)
  } catch {
    return 0
  }
}
