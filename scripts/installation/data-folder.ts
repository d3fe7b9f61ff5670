import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from '../database/server-place.ts'
import { Failure, say } from '../failure.ts'
import { tryFileLock } from './file-lock.ts'

/** What the holder of a data folder says about itself, for those who find it locked. */
export interface Holder {
  pid: number
  /** The command, such as `npm start`. */
  purpose: string
  /** It stays until it is stopped; an operator's command ends by itself. */
  isServer: boolean
  /** Where its server is, when it runs one. */
  url?: string
  databaseUrl?: string
}

export interface DataFolder {
  /** The one who had it before was killed; what it started may still be ending. */
  wasAbandoned: boolean
  announce(holder: Partial<Holder>): void
  release(): void
}

const lockFile = (directory: string) => join(directory, 'lock')
const holderFile = (directory: string) => join(directory, 'holder.json')

/** Makes the data folder if need be, and fails with one sentence when it cannot be written. */
export function prepareDataFolder(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true })
    const probe = join(directory, `.probe-${process.pid}`)
    writeFileSync(probe, '')
    rmSync(probe)
    // Root runs PostgreSQL as another user, who must be able to pass through; every file in it has its own mode.
    if (process.platform !== 'win32') chmodSync(directory, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (error) {
    throw new Failure(
      `The data folder ${directory} cannot be written (${codeOf(error)}): make it writable, or choose another one with EVENKEEL_DATA_DIR.`,
    )
  }
}

/** Who holds the folder now, or held it when it was killed. */
export function readHolder(directory: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(directory), 'utf8'))
  } catch {
    return undefined
  }
}

/** Takes the folder without waiting; nothing when somebody has it. */
export function tryTakeDataFolder(
  directory: string,
  who: Pick<Holder, 'purpose' | 'isServer'>,
): DataFolder | undefined {
  const lock = tryFileLock(lockFile(directory))
  if (!lock) return undefined
  const wasAbandoned = readHolder(directory) !== undefined
  let holder: Holder = { pid: process.pid, ...who }
  const write = () => writeFileSync(holderFile(directory), JSON.stringify(holder), { mode: 0o600 })
  write()
  return {
    wasAbandoned,
    announce(more) {
      holder = { ...holder, ...more }
      write()
    },
    release() {
      rmSync(holderFile(directory), { force: true })
      lock.release()
    },
  }
}

// A killed installation ends its parts within this time; only then is a held folder really somebody else's.
const patience = 4000

/** Takes the folder for a server. Waits for an operator's command that runs in it, and refuses beside another server. */
export async function takeDataFolder(directory: string, purpose: string): Promise<DataFolder> {
  const start = Date.now()
  let toldAbout: string | undefined
  for (;;) {
    const folder = tryTakeDataFolder(directory, { purpose, isServer: true })
    if (folder) return folder
    const holder = readHolder(directory)
    if (holder?.isServer && Date.now() - start > patience) {
      const place = holder.url ? ` at ${holder.url}` : ''
      throw new Failure(
        `Evenkeel is already running${place} with the data folder ${directory} (process ${holder.pid}).`,
      )
    }
    if (holder && !holder.isServer && holder.purpose !== toldAbout) {
      say(`Waiting for \`${holder.purpose}\` to finish …`)
      toldAbout = holder.purpose
    }
    await sleep(100)
  }
}
