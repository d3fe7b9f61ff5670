import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type RedisServer, redisServer } from '../../../e2e/redis/redis-server.ts'
import { startEmbeddedServer } from '../../../scripts/database/embedded-server.ts'
import { type Installation, startInstallation } from './installation.ts'

export interface TwoServers {
  servers: [Installation, Installation]
  /** What they have in common beside the database. */
  redis: 'yes' | 'none here'
  redisServer?: RedisServer
  dispose(): Promise<void>
}

/** Two servers on one database and, where there is one, a Redis; each with the usual supervisor, and these settings. */
export async function startTwoServers(settings: Record<string, string> = {}): Promise<TwoServers> {
  const folder = mkdtempSync(join(tmpdir(), 'ek-'))
  const postgres = await startEmbeddedServer({
    directory: join(folder, 'postgres'),
    database: 'evenkeel',
    preferredPort: 0,
  })
  const redis = process.env.EVENKEEL_REDIS ? await redisServer() : undefined
  await redis?.start()
  process.once('exit', () => void redis?.kill())
  const shared = {
    DATABASE_URL: postgres.url,
    AUTH_SECRET: randomBytes(32).toString('base64url'),
    ...(redis ? { REDIS_URL: redis.url } : {}),
    ...settings,
  }
  const started: Installation[] = []
  const dispose = async () => {
    await Promise.all(started.map((server) => server.dispose()))
    await redis?.kill()
    await postgres.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const first = await startInstallation(shared)
    started.push(first)
    const second = await startInstallation(shared)
    started.push(second)
    const common = redis ? { redis: 'yes' as const, redisServer: redis } : { redis: 'none here' as const }
    return { servers: [first, second], ...common, dispose }
  } catch (error) {
    await dispose()
    throw error
  }
}
