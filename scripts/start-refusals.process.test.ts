import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { runCommand, temporaryFolder } from '@/lib/testing/installation'
import { startEmbeddedServer } from './database/embedded-server.ts'
import { migrate } from './database/migrate.ts'
import { freePort } from './database/running-server.ts'

/** Starts an installation that must refuse to run; what it says on standard error without the progress lines. */
async function refusalOf(env: Record<string, string>, command = 'start'): Promise<string> {
  const folder = temporaryFolder()
  const run = runCommand([command], { PORT: String(await freePort()), EVENKEEL_DATA_DIR: folder, ...env })
  expect(await run.ended).toBe(1)
  expect(run.stdout()).toBe('')
  const lines = run.stderr().trim().split('\n')
  expect(lines.filter((line) => /^\s+at /.test(line))).toEqual([])
  return lines.at(-1)!
}

test('[RUN-3] a taken port', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  onTestFinished(() => void squatter.close())
  const { port } = squatter.address() as { port: number }
  expect(await refusalOf({ PORT: String(port) })).toBe(
    `Port ${port} on 127.0.0.1 is taken: stop what uses it, or choose another with PORT.`,
  )
})

test('[RUN-3] a data folder that cannot be written', async () => {
  const file = join(temporaryFolder(), 'a-file')
  writeFileSync(file, '')
  const directory = join(file, 'data')
  expect(await refusalOf({ EVENKEEL_DATA_DIR: directory })).toMatch(
    new RegExp(`^The data folder ${directory} cannot be written \\(\\w+\\): .*EVENKEEL_DATA_DIR\\.$`),
  )
})

test('[RUN-3] a database that does not answer', async () => {
  const port = await freePort()
  expect(await refusalOf({ DATABASE_URL: `postgresql://somebody@127.0.0.1:${port}/evenkeel` })).toBe(
    `The database at 127.0.0.1:${port} does not answer (ECONNREFUSED): check DATABASE_URL.`,
  )
})

test('[RUN-3] a database that refuses us, and one of a newer version', async () => {
  const server = await startEmbeddedServer({
    directory: temporaryFolder(),
    database: 'newer',
    preferredPort: 0,
    throwaway: true,
  })
  onTestFinished(() => server.stop())
  const stranger = new URL(server.url)
  stranger.password = 'wrong'
  expect(await refusalOf({ DATABASE_URL: stranger.href })).toBe(
    `The database at ${stranger.host} refuses us (password authentication failed for user "postgres"): check DATABASE_URL.`,
  )
  await migrate(server.url, 'prisma/migrations')
  const client = new pg.Client(server.url)
  await client.connect()
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101_later', now())",
  )
  await client.end()
  expect(await refusalOf({ DATABASE_URL: server.url })).toBe(
    'The database belongs to a newer version of Evenkeel (it has 29990101_later): update Evenkeel.',
  )
})

test('[RUN-15] the demo in a database that people work with, whose schema stays as it is', async () => {
  const server = await startEmbeddedServer({
    directory: temporaryFolder(),
    database: 'work',
    preferredPort: 0,
    throwaway: true,
  })
  onTestFinished(() => server.stop())
  await migrate(server.url, 'prisma/migrations')
  const client = new pg.Client(server.url)
  await client.connect()
  onTestFinished(() => client.end())
  await client.query(
    "INSERT INTO person (id, email, name, role) VALUES (gen_random_uuid(), 'olga@example.org', 'Olga', 'admin')",
  )
  // As an older version has it: a start would make its last migration.
  await client.query(
    'DELETE FROM _prisma_migrations WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)',
  )
  const count = async () => (await client.query('SELECT count(*) FROM _prisma_migrations')).rows
  const before = await count()
  expect(await refusalOf({ DATABASE_URL: server.url }, 'demo')).toMatch(
    /^The database “work” at 127\.0\.0\.1:\d+ is in use and is no demo: .* or name an empty one\.$/,
  )
  expect(await count()).toEqual(before)
})

test('[RUN-8] a setting that cannot be used', async () => {
  expect(await refusalOf({ PORT: 'eighty' })).toMatch(/^PORT must be a number\.$/)
  expect(await refusalOf({ PUBLIC_URL: 'http://evenkeel.example.org' })).toMatch(
    /^PUBLIC_URL http:\/\/evenkeel.example.org is not https: .*ALLOW_INSECURE_HTTP=1.*\.$/,
  )
})

test('[RUN-7] an argument that is missing or unknown is named', async () => {
  const env = { EVENKEEL_DATA_DIR: temporaryFolder() }
  const missing = runCommand(['operate', 'create-user', '--email', 'ada@example.org', '--role', 'admin'], env)
  expect(await missing.ended).toBe(1)
  expect(missing.stderr()).toMatch(/^--name is missing\. Usage: npm run create-user .*\n$/)
  const unknown = runCommand(['operate', 'verify-log', '--color', 'red'], env)
  expect(await unknown.ended).toBe(1)
  expect(unknown.stderr()).toMatch(/^--color is not known\. /)
})

test('[RUN-15] a demo takes neither mail nor Redis from the shell it is started from', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  onTestFinished(() => void squatter.close())
  const { port } = squatter.address() as { port: number }
  const shell = { SMTP_URL: 'nowhere', SECOND_SMTP_URL: 'nowhere', REDIS_URL: 'nowhere' }
  // None of them is refused: it comes to the next thing that is wrong.
  expect(await refusalOf({ ...shell, PORT: String(port) }, 'demo')).toMatch(/^Port \d+ on 127.0.0.1 is taken: /)
})
