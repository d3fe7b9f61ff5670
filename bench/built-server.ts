import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pinned } from './cores.ts'
import { tellsMemory } from './kept-memory.ts'
import { readSettings } from './row-process.ts'

export interface BuiltServer {
  url: string
  pid: number
  stop(how?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** The port that the row's own process answers for: cookies and origins are made for it. */
export const publicPort = (): number => Number(process.env.PORT)

/** Starts the built server as `npm start` would, on the cores of the system, with the row's database. */
export async function startBuiltServer(env: Record<string, string> = {}): Promise<BuiltServer> {
  const { root, cores } = readSettings()
  const script = join(root, 'dist/server.js')
  const command: [string, ...string[]] = [process.execPath, ...tellsMemory, script]
  const [file, ...args] = pinned(command, 'system', cores)
  // Its log is written as in production, and thrown away.
  const child = spawn(file, args, {
    cwd: root,
    env: { NODE_COMPILE_CACHE: join(root, 'dist/compile-cache'), ...process.env, ...env },
    stdio: ['ignore', 'ignore', 2, 'ipc'],
  })
  const exited = once(child, 'exit')
  const url = `http://127.0.0.1:${env.PORT ?? publicPort()}`
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The built server ended: see above.')
    await sleep(20)
  }
  return {
    url,
    pid: child.pid ?? 0,
    async stop(how = 'SIGTERM') {
      child.kill(how)
      await exited
    },
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
