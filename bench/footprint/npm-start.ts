import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../scripts/database/running-server.ts'
import { unpinned } from '../cores.ts'
import { readSettings } from '../row-process.ts'

export interface Installation {
  /** Of npm, which everything descends from. */
  pid: number
  /** Seconds from the command to the line that says it is ready. */
  readyAfter: number
  /** Seconds from the command to the first page, whole. */
  firstPageAfter: number
  stop(): Promise<void>
}

/** Runs `npm start` as somebody at a terminal would, with a data folder and a PostgreSQL of its own. */
export async function npmStart(folder: string): Promise<Installation> {
  const port = await freePort()
  const env: NodeJS.ProcessEnv = {
    ...withoutOurs(process.env),
    PORT: String(port),
    EVENKEEL_DATA_DIR: mkdtempSync(join(process.env.EVENKEEL_DATA_DIR ?? '', 'installation-')),
  }
  const start = performance.now()
  const seconds = () => (performance.now() - start) / 1000
  const [file, ...args] = unpinned(['npm', 'start'], readSettings().cores)
  const child = spawn(file, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 2] })
  const ended = once(child, 'exit')
  // npm is told by nobody that we have gone, and all that it started goes on with it.
  const end = () => void child.kill('SIGTERM')
  process.once('exit', end)
  let said = ''
  let readyAfter = Number.NaN
  const ready = new Promise<void>((resolve) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (!Number.isNaN(readyAfter) || !said.includes('Evenkeel is ready')) return
      readyAfter = seconds()
      resolve()
    })
  })
  await Promise.race([ready, ended])
  if (Number.isNaN(readyAfter)) throw new Error(`npm start ended before it was ready: ${said}`)
  const page = await fetch(`http://127.0.0.1:${port}/`)
  if (!page.ok || !(await page.text()).includes('</html>')) throw new Error(`The first page answered ${page.status}.`)
  const firstPageAfter = seconds()
  return {
    pid: child.pid ?? 0,
    readyAfter,
    firstPageAfter,
    async stop() {
      end()
      await ended
      process.off('exit', end)
    },
  }
}

/** What the bench set for its own servers, an installation by itself has not. */
function withoutOurs(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const ours = ['DATABASE_URL', 'AUTH_SECRET', 'PUBLIC_URL', 'PORT']
  const isOurs = (name: string) => ours.includes(name) || name.startsWith('EVENKEEL') || name.startsWith('npm_')
  const theirs = Object.entries(environment).filter(([name]) => !isOurs(name))
  return { ...Object.fromEntries(theirs), NODE_ENV: 'production' }
}

/** Clones what is committed, as somebody who has just heard of it does; null where that is not possible. */
export function clone(root: string): { folder: string; seconds: number } | null {
  // Outside the project: inside it, packages would be found that nobody installed.
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-bench-'))
  const start = performance.now()
  const { status } = spawnSync('git', ['clone', '--quiet', root, folder], { stdio: ['ignore', 2, 2] })
  return status === 0 ? { folder, seconds: (performance.now() - start) / 1000 } : null
}
