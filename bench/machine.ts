import { spawnSync } from 'node:child_process'
import { statfsSync } from 'node:fs'
import { availableParallelism, cpus, release, type as systemType, totalmem } from 'node:os'
import pg from 'pg'
import type { Cores } from './cores.ts'

/** Where figures come from; they mean little without it. */
export interface Machine {
  cores: number
  model: string
  memoryGigabytes: number
  kernel: string
  node: string
  postgres: string
  /** As PostgreSQL itself says. */
  durability: string
  fileSystem: string
  pinned: string
}

export async function describeMachine(postgresUrl: string, folder: string, cores: Cores): Promise<Machine> {
  const settings = await databaseSettings(postgresUrl)
  return {
    cores: availableParallelism(),
    model: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGigabytes: Math.round(totalmem() / 2 ** 30),
    kernel: `${systemType()} ${release()}`,
    node: process.version,
    postgres: settings.server_version ?? 'unknown',
    durability: `fsync ${settings.fsync}, synchronous_commit ${settings.synchronous_commit}`,
    fileSystem: fileSystemNames[statfsSync(folder).type] ?? `type ${statfsSync(folder).type.toString(16)}`,
    pinned: cores
      ? `PostgreSQL and servers on core ${cores.system}, load on core ${cores.load}`
      : 'not pinned: this system has no taskset, or one core',
  }
}

/** A file system in memory would make fsync free, and every figure of a commit with it. */
const fileSystemNames: Record<number, string> = {
  61267: 'ext4',
  1481003842: 'xfs',
  2435016766: 'btrfs',
  16914836: 'tmpfs',
  2035054128: 'overlayfs',
}

async function databaseSettings(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const names = ['server_version', 'fsync', 'synchronous_commit']
  const { rows } = await client.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [names],
  )
  await client.end()
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))
}

/** The commit that was measured, and whether the tree had changes on top of it. */
export function describeCommit(root: string): string {
  const git = (...args: string[]) => spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.trim()
  const commit = git('rev-parse', '--short', 'HEAD')
  if (!commit) return 'not a git checkout'
  return git('status', '--porcelain') ? `${commit} with changes` : commit
}
