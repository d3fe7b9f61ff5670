import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import { type EmbeddedServer, startEmbeddedServer } from '../../scripts/database/embedded-server.ts'
import { migrate } from '../../scripts/database/migrate.ts'
import { pin } from '../cores.ts'
import { type Child, readSettings, startChild } from '../row-process.ts'
import type { BuildRequest } from './builder.ts'
import type { World } from './world.ts'

/** What was built, and how fast; kept beside it. */
export interface About {
  incidents: number
  events: number
  builtAt: string
  /** Seconds of each step, in order. */
  seconds: Record<string, number>
  world: World
}

export interface BuiltHistory {
  about: About
  postgres: EmbeddedServer
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

/** The history of so many incidents on a PostgreSQL of its own; built once for a schema, and kept. */
export async function openHistory(size: number): Promise<BuiltHistory> {
  const { root, cores } = readSettings()
  const kept = join(root, 'node_modules/.cache/bench-history')
  const folder = join(kept, `${size}-${sourcesHash(root)}`)
  const stamp = join(folder, 'built.json')
  if (!existsSync(stamp)) {
    if (!existsSync(storedFile(folder))) rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o711 })
    // What an earlier schema or builder made is asked for never again, and takes gigabytes.
    for (const other of globSync(`${size}-*`, { cwd: kept })) {
      if (join(kept, other) !== folder) rmSync(join(kept, other), { recursive: true, force: true })
    }
    writeFileSync(stamp, JSON.stringify(await buildHistory(size, root, folder)))
  }
  const postgres = await startEmbeddedServer({ directory: join(folder, 'pg'), database: 'evenkeel', preferredPort: 0 })
  pin(postgres.pid, 'system', cores)
  process.env.DATABASE_URL = postgres.url
  return { about: JSON.parse(readFileSync(stamp, 'utf8')), postgres }
}

/** What is written down once all logs are stored, which takes longest: a build that was cut off goes on from there. */
interface Stored {
  world: World
  events: number
  seconds: Record<string, number>
  /** Definitions of the indexes that were taken away. */
  indexes: string[]
}

const storedFile = (folder: string) => join(folder, 'stored.json')

/** What decides what is built: another schema, fold or builder builds anew. */
function sourcesHash(root: string): string {
  const files = globSync(
    [
      'prisma/migrations/*/migration.sql',
      'bench/history/{changes,leave,life,reviews,settle,store,vocabulary,words,world}.ts',
    ],
    {
      cwd: root,
    },
  )
  const hash = createHash('sha256').update(String(REDUCER_VERSION))
  for (const file of [...files, 'lib/testing/random-log.ts'].sort()) hash.update(readFileSync(join(root, file)))
  return hash.digest('hex').slice(0, 12)
}

async function buildHistory(size: number, root: string, folder: string): Promise<About> {
  say(`Building ${size.toLocaleString('en-GB')} incidents …`)
  // Nothing is flushed while it is built: what a fault would lose is built again.
  const postgres = await startEmbeddedServer({
    directory: join(folder, 'pg'),
    database: 'evenkeel',
    preferredPort: 0,
    throwaway: true,
  })
  const bare = new pg.Client({ connectionString: postgres.url })
  await bare.connect()
  const builders = (['system', 'load'] as const).map((side) =>
    startChild('builder', side, { DATABASE_URL: postgres.url }),
  )
  try {
    if (!existsSync(storedFile(folder))) {
      await migrate(postgres.url, join(root, 'prisma/migrations'))
      await prepareForLoad(bare)
      const stored = await storeLogs(bare, builders, size)
      await bare.query('checkpoint')
      writeFileSync(storedFile(folder), JSON.stringify(stored))
    }
    const stored: Stored = JSON.parse(readFileSync(storedFile(folder), 'utf8'))
    const { world, events, seconds } = stored
    await finish(bare, builders, size, stored)
    return { incidents: size, events, builtAt: new Date().toISOString(), seconds, world }
  } finally {
    await Promise.all([bare.end(), ...builders.map((each) => each.end())])
    await postgres.stop()
    spawnSync('sync')
  }
}

async function timed<T>(seconds: Record<string, number>, name: string, work: () => Promise<T>): Promise<T> {
  const begun = performance.now()
  const result = await work()
  seconds[name] = Math.round((performance.now() - begun) / 100) / 10
  say(`  ${name}: ${seconds[name]} s`)
  return result
}

async function storeLogs(bare: pg.Client, builders: Child[], size: number): Promise<Stored> {
  const seconds: Stored['seconds'] = {}
  const [builder] = builders
  if (!builder) throw new Error('Nobody builds.')
  const world = await builder.ask<World>({ kind: 'world' } satisfies BuildRequest)
  const indexes = await dropHeavyIndexes(bare)
  const counts = await timed(seconds, 'logs sealed and stored', () => inParts<number>(builders, 'part', world, size))
  await timed(seconds, 'changes', () => builder.ask({ kind: 'changes', world, count: size } satisfies BuildRequest))
  await bare.query(`select setval(pg_get_serial_sequence('incident', 'number'), $1)`, [size])
  return { world, events: counts.reduce((sum, count) => sum + count, 0), seconds, indexes }
}

/** Words, indexes and statistics: what was done of them before it was cut off is not done again. */
async function finish(bare: pg.Client, builders: Child[], size: number, { world, seconds, indexes }: Stored) {
  const [builder] = builders
  await bare.query('analyze')
  await timed(seconds, 'rooms left', () => inParts(builders, 'leave', world, size))
  await builder?.ask({ kind: 'mark-words' } satisfies BuildRequest)
  await timed(seconds, 'words', () => inParts(builders, 'words', world, size))
  await timed(seconds, 'words caught up', async () => builder?.ask({ kind: 'catch-up' } satisfies BuildRequest))
  await timed(seconds, 'indexes', async () => {
    for (const definition of indexes) await bare.query(definition.replace('INDEX', 'INDEX IF NOT EXISTS'))
  })
  await timed(seconds, 'vacuum', async () => void (await bare.query('vacuum analyze')))
  await endLoad(bare)
}

/** Each builder, on its half of the cores, does its part of the incidents. */
function inParts<Reply>(
  builders: Child[],
  kind: 'part' | 'leave' | 'words',
  world: World,
  size: number,
): Promise<Reply[]> {
  const share = Math.ceil(size / builders.length)
  return Promise.all(
    builders.map((builder, index) => {
      const part = { world, size, from: index * share + 1, to: Math.min(size, (index + 1) * share) }
      return builder.ask<Reply>({ kind, part } satisfies BuildRequest)
    }),
  )
}

const LOADING = { max_wal_size: '16GB', checkpoint_timeout: '1h', autovacuum: 'off', maintenance_work_mem: '1GB' }

async function prepareForLoad(bare: pg.Client): Promise<void> {
  for (const [name, value] of Object.entries(LOADING)) await bare.query(`alter system set ${name} = '${value}'`)
  await bare.query('select pg_reload_conf()')
}

/** Takes away what makes a load slow; answers the definitions, as the migrations have them. */
async function dropHeavyIndexes(bare: pg.Client): Promise<string[]> {
  const { rows } = await bare.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes
      where schemaname = 'public' and indexdef like '%USING gin%'`,
  )
  for (const { name } of rows) await bare.query(`drop index ${pg.escapeIdentifier(name)}`)
  return rows.map(({ definition }) => definition)
}

/** Back to how it is delivered; the checkpoint leaves nothing to be done when it is stopped. */
async function endLoad(bare: pg.Client): Promise<void> {
  await bare.query('alter system reset all')
  await bare.query('select pg_reload_conf()')
  await bare.query('checkpoint')
}
