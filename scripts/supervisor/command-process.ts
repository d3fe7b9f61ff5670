import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { Failure } from '../failure.ts'
import { root } from '../installation/programs.ts'

/** Lets a process run operators' commands for as long as `work` takes, while no server does. */
export async function inCommandProcess<T>(databaseUrl: string, work: () => Promise<T>): Promise<T> {
  const commandProcess = await startCommandProcess(databaseUrl)
  try {
    return await work()
  } finally {
    await commandProcess.stop()
  }
}

async function startCommandProcess(databaseUrl: string): Promise<{ stop(): Promise<void> }> {
  const child = spawn(process.execPath, ['--enable-source-maps', join(root, 'dist/command.js')], {
    cwd: root,
    // Its log would drown what the command says.
    env: { LOG_LEVEL: 'error', ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2, 'ipc'],
  })
  const exited = once(child, 'exit')
  const isReady = await Promise.race([once(child, 'message').then(() => true), exited.then(() => false)])
  if (!isReady) throw new Failure('The process for the command could not start: see above.')
  return {
    async stop() {
      child.disconnect()
      await exited
    },
  }
}
