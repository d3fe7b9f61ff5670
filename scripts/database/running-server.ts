import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { codeOf } from './server-place.ts'

export interface PidFile {
  pid: number
  port: number
  isReady: boolean
  /** It has begun and serves nobody yet: after a crash it replays its log. */
  isStarting: boolean
}

/** What postmaster.pid says, whether or not that process still lives. */
export function readPidFile(data: string): PidFile | undefined {
  try {
    const lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    const status = lines[7]?.trim()
    return {
      pid: Number(lines[0]),
      port: Number(lines[3]),
      isReady: status === 'ready',
      isStarting: status === 'starting',
    }
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/**
 * Ends a server that an earlier, killed owner left behind. The caller holds the data folder's lock, so whoever still
 * runs there has no owner any more.
 */
export async function endOrphan(data: string, say: (line: string) => void): Promise<void> {
  const file = readPidFile(data)
  if (!file || !isAlive(file.pid)) return
  if (!isPostgres(file.pid)) {
    say(`Removing a stale postmaster.pid (process ${file.pid} is something else now).`)
    rmSync(join(data, 'postmaster.pid'), { force: true })
    return
  }
  say(`Ending the PostgreSQL that an earlier run left behind (process ${file.pid}).`)
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (!isAlive(file.pid)) return
    process.kill(file.pid, signal)
    const deadline = Date.now() + 15_000
    while (Date.now() < deadline && isAlive(file.pid) && isPostgres(file.pid)) await sleep(50)
  }
}

/** Not so for a process that took the number over, nor for a dead one that nobody has collected yet. */
function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return isAlive(pid)
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres')
  } catch {
    return false
  }
}

/** Whether a database answers a query within two seconds. */
async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000, query_timeout: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * Waits until a server that was begun answers. False once it has ended, or is up and does not answer in time. While it
 * recovers nothing counts: started anew it would begin its recovery anew, and never come to its end.
 */
export async function becomesReady(
  data: string,
  url: string,
  hasEnded: () => boolean,
  withinMs = 60_000,
): Promise<boolean> {
  let deadline = Date.now() + withinMs
  while (Date.now() < deadline) {
    if (hasEnded()) return false
    const file = readPidFile(data)
    if (file?.isReady && (await answers(url))) return true
    if (file?.isStarting) deadline = Date.now() + withinMs
    await sleep(20)
  }
  return false
}

export async function ensureDatabase(adminUrl: string, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}`)
  } catch (error) {
    const isThere = codeOf(error) === '42P04' || codeOf(error) === '23505'
    if (!isThere) throw error
  } finally {
    await client.end()
  }
}

/** The preferred port when it is free, otherwise any free one. */
export async function freePort(preferred = 0): Promise<number> {
  return (await probePort(preferred)) ?? (await probePort(0)) ?? preferred
}

function probePort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
