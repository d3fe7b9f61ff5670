import { spawnSync } from 'node:child_process'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOptions, FaultResult } from './fault.ts'
import { postgresOutage, postmasterOf } from './stage/postgres-outage.ts'
import { until } from './stage/until.ts'

const name = 'disk-full'
const promise =
  'a full disk under PostgreSQL, which then dies: nothing acknowledged that is not kept, heals within 10 s of space'
const DISK = '160m'
const FULL_MS = 15_000

/** Fills the disk of PostgreSQL, a small one in memory, to its last byte while sixteen people write; then it dies. */
export async function diskFull({ times = 1 }: FaultOptions = {}): Promise<FaultResult> {
  const folder = mkdtempSync(join(tmpdir(), 'ek-'))
  const disk = join(folder, 'postgres')
  const ballast = join(disk, 'ballast')
  mkdirSync(disk)
  const dispose = () => rmSync(folder, { recursive: true, force: true })
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk], { stdio: 'ignore' }).status !== 0) {
    dispose()
    return { name, promise, figures: { 'left out': 'mounting is not allowed here' }, met: null }
  }
  const unmount = () => spawnSync('umount', ['-l', disk], { stdio: 'ignore' })
  process.once('exit', unmount)
  return postgresOutage({
    name,
    promise,
    times,
    healsWithinMs: 10_000,
    prepare: () => ({
      settings: { EVENKEEL_DATA_DIR: folder },
      dispose() {
        unmount()
        process.off('exit', unmount)
        dispose()
      },
    }),
    async strike(installation, { writers }) {
      fill(ballast)
      const before = writers.attempts.length
      // What was reserved before is used up first.
      await until(() => writers.attempts.slice(before).some(({ status }) => status !== 200), 60)
      await sleep(FULL_MS / 2)
      // As it does itself when the log of its writes finds no space; without any it cannot even start.
      process.kill(postmasterOf(installation), 'SIGKILL')
      await sleep(FULL_MS / 2)
      rmSync(ballast)
    },
  })
}

/** Writes a file until there is no space for another byte. */
function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (let size = 1 << 20; size >= 1; size >>= 4) writeUntilFull(handle, Buffer.alloc(size))
  } finally {
    closeSync(handle)
  }
}

function writeUntilFull(handle: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(handle, bytes)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  }
}
