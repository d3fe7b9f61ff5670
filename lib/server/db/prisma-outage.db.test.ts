import { connect, createServer, type Server, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { prisma } from '@/lib/server/db/prisma'
import { testDatabaseUrl } from '@/lib/testing/database'

const directUrl = testDatabaseUrl()
const waiting =
  'from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())'
const cables = new Set<Socket>()
const blocker = new pg.Client({ connectionString: directUrl })
let middle: Server

/** A cable between the application and PostgreSQL that a test can cut. */
const plugIn = (port: number): Promise<Server> =>
  new Promise((resolve) => {
    const { hostname, port: databasePort } = new URL(directUrl)
    const server = createServer((near) => {
      const far = connect(Number(databasePort), hostname)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        from.on('error', () => {}).on('close', () => to.destroy())
        from.pipe(to)
      }
      cables.add(near.on('close', () => cables.delete(near)))
    })
    server.listen(port, '127.0.0.1', () => resolve(server))
  })

const portOf = (server: Server): number => {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

beforeAll(async () => {
  middle = await plugIn(0)
  const url = new URL(directUrl)
  url.host = `127.0.0.1:${portOf(middle)}`
  // Before the pool is made, which reads it once.
  process.env.DATABASE_URL = url.href
  await blocker.connect()
})

afterAll(async () => {
  middle.close()
  for (const cable of cables) cable.destroy()
  await blocker.end()
})

beforeEach(() => prisma().team.count())
afterEach(async () => {
  await blocker.query('rollback')
  expect(await prisma().team.count()).toBe(0)
})

const unavailable = { name: 'AppError', code: 'unavailable', details: { retryAfterSeconds: 2 } }

/** Reads that wait for a lock while something happens to their connections. */
async function expectUnavailableWhen(happens: () => unknown) {
  await blocker.query('begin')
  await blocker.query('lock table team')
  const reads = [prisma().team.count(), prisma().$transaction([prisma().team.count()])].map((read) =>
    expect(read).rejects.toMatchObject(unavailable),
  )
  await expect.poll(async () => (await blocker.query(`select 1 ${waiting}`)).rowCount).toBe(2)
  await happens()
  await Promise.all(reads)
}

test('Prisma says unavailable when the connection ends while it waits, and goes on with a new one', () =>
  expectUnavailableWhen(() => {
    for (const cable of cables) cable.destroy()
  }))

test('Prisma says unavailable when the connection is reset', () =>
  expectUnavailableWhen(() => {
    for (const cable of cables) cable.resetAndDestroy()
  }))

test('Prisma says unavailable when the server shuts down', () =>
  expectUnavailableWhen(() => blocker.query(`select pg_terminate_backend(pid) ${waiting}`)))

test('Prisma says unavailable while nothing listens, and not for a mistake of ours', async () => {
  const port = portOf(middle)
  middle.close()
  for (const cable of cables) cable.destroy()
  await expect.poll(() => cables.size).toBe(0)
  await expect(prisma().team.count()).rejects.toMatchObject(unavailable)
  await expect(prisma().$transaction([prisma().team.count()])).rejects.toMatchObject(unavailable)
  middle = await plugIn(port)
  await expect(prisma().team.findMany({ where: { id: 'no uuid' } })).rejects.not.toMatchObject(unavailable)
})
