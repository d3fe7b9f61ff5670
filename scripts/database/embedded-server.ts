import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { becomesReady, endOrphan, ensureDatabase, freePort, readPidFile } from './running-server.ts'
import { prepareServerPlace, type RunAs, type ServerPlace } from './server-place.ts'

const majorVersion = '18'
const isWindows = process.platform === 'win32'
const MAX_LOG_BYTES = 10_000_000
const plainLocale = { LC_ALL: 'C', LANG: 'C', PGTZ: 'UTC', TZ: 'UTC' }

export interface EmbeddedServer {
  url: string
  pid: number
  /** Resolves when the server is gone, asked or not. */
  gone: Promise<void>
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** The caller is the only one using it: it holds the data folder's lock, or made the folder. */
  directory: string
  database: string
  preferredPort?: number
  /** For tests: nothing is flushed to disk. */
  throwaway?: boolean
  say?: (line: string) => void
}

/** Starts the PostgreSQL that comes with npm, in one directory, on the loopback interface only. */
export async function startEmbeddedServer(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const say = options.say ?? (() => {})
  const place = prepareServerPlace(resolve(options.directory), say)
  const password = createCluster(place, say)
  await endOrphan(place.data, say)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(options.preferredPort ?? 54329)
    const url = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`
    const child = spawnServer(place, port, options.throwaway ?? false)
    const failure = await waitUntilReady(child, place, url('postgres'))
    if (failure === undefined) {
      await ensureDatabase(url('postgres'), options.database)
      const gone = new Promise<void>((done) => child.once('exit', () => done()))
      const pid = readPidFile(place.data)?.pid ?? child.pid ?? 0
      return { url: url(options.database), pid, gone, stop: () => stopServer(child, place) }
    }
    // A race for the port, or shared memory of a killed server that is still going away.
    if (attempt === 20) throw new Error(`The embedded PostgreSQL did not start: ${failure.trim()}`)
    await sleep(250)
  }
}

/** Initialises a neighbour directory and renames it, so that a killed initdb leaves nothing half-made. */
function createCluster(place: ServerPlace, say: (line: string) => void): string {
  if (!existsSync(join(place.data, 'PG_VERSION'))) {
    say('Creating the database.')
    const partial = mkdtempSync(join(place.directory, 'init-'))
    try {
      initialise(place, partial)
      renameSync(join(partial, 'data'), place.data)
    } finally {
      rmSync(partial, { recursive: true, force: true })
    }
  }
  const version = readFileSync(join(place.data, 'PG_VERSION'), 'utf8').trim()
  if (version !== majorVersion) {
    throw new Error(`${place.data} belongs to PostgreSQL ${version} and this build brings ${majorVersion}.`)
  }
  return readFileSync(join(place.data, 'embedded-password'), 'utf8').trim()
}

function initialise(place: ServerPlace, partial: string): void {
  const passwordFile = join(partial, 'password')
  writeFileSync(passwordFile, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 })
  give(partial, place.runAs)
  give(passwordFile, place.runAs)
  const fresh = join(partial, 'data')
  const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const result = spawnSync(
    place.program('initdb'),
    ['-D', fresh, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8', ...locale],
    { ...place.runAs, cwd: place.directory, env: { ...process.env, ...plainLocale }, encoding: 'utf8' },
  )
  if (result.status !== 0) throw new Error(`initdb failed: ${result.error?.message ?? ''}${result.stderr}`)
  const kept = join(fresh, 'embedded-password')
  copyFileSync(passwordFile, kept)
  chmodSync(kept, 0o600)
  give(kept, place.runAs)
}

function give(path: string, { uid, gid }: RunAs): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid)
}

// A shell holds the server and reads our end of a pipe: however this process ends, the server is asked for a fast
// shutdown. `detached` keeps a Ctrl-C in the terminal from reaching PostgreSQL before the application has drained.
const lifeline = `"$@" </dev/null & server=$!
trap 'kill -INT $server' INT TERM
(cat >/dev/null; kill -INT $server 2>/dev/null) <&3 &
wait $server; status=$?; kill $! 2>/dev/null; exit $status`

function spawnServer(place: ServerPlace, port: number, throwaway: boolean): ChildProcess {
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'timezone=UTC', 'log_timezone=UTC']
  settings.push('max_connections=200', 'log_checkpoints=off')
  if (throwaway) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off')
  const args = ['-D', place.data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])]
  keepLogSmall(place.log)
  const log = openSync(place.log, 'a')
  const common = { ...place.runAs, cwd: place.directory, env: { ...process.env, ...plainLocale } }
  const child = isWindows
    ? spawn(place.program('postgres'), args, { ...common, stdio: ['ignore', log, log] })
    : spawn('/bin/sh', ['-c', lifeline, 'sh', place.program('postgres'), ...args], {
        ...common,
        detached: true,
        stdio: ['ignore', log, log, 'pipe'],
      })
  closeSync(log)
  // One that cannot be begun, on a machine out of processes, is tried again like one that ended.
  child.on('error', () => {})
  child.unref()
  const pipe = child.stdio[3]
  if (pipe && 'unref' in pipe && typeof pipe.unref === 'function') pipe.unref()
  return child
}

/** It says little: one older file at each start is enough. */
function keepLogSmall(log: string): void {
  const size = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  if (size > MAX_LOG_BYTES) renameSync(log, `${log}.1`)
}

/** Waits for the first answer; gives the end of the server's log when it ended instead. */
async function waitUntilReady(child: ChildProcess, place: ServerPlace, url: string): Promise<string | undefined> {
  const logStart = statSync(place.log).size
  if (await becomesReady(place.data, url, () => hasEnded(child))) return undefined
  if (!hasEnded(child)) return 'it did not answer within a minute'
  return readFileSync(place.log, 'utf8').slice(Math.max(0, logStart - 200))
}

const hasEnded = ({ pid, exitCode, signalCode }: ChildProcess) =>
  pid === undefined || exitCode !== null || signalCode !== null

/** Fast shutdown: open transactions are rolled back, then a clean checkpoint. */
async function stopServer(child: ChildProcess, place: ServerPlace): Promise<void> {
  if (hasEnded(child)) return
  child.ref()
  const gone = new Promise<boolean>((done) => child.once('exit', () => done(true)))
  const pid = readPidFile(place.data)?.pid
  if (isWindows) spawnSync(place.program('pg_ctl'), ['-D', place.data, '-m', 'fast', 'stop'])
  else signal(child, pid, 'SIGINT')
  if (await Promise.race([gone, sleep(20_000, false, { ref: false })])) return
  signal(child, pid, 'SIGQUIT')
  await gone
}

function signal(child: ChildProcess, pid: number | undefined, name: NodeJS.Signals): void {
  try {
    if (pid) process.kill(pid, name)
    else child.kill(name)
  } catch {
    // It ended between the look and the signal.
  }
}
