import { expect, test } from '../fixtures.ts'
import { createPerson } from '../people.ts'
import { expectOneRoom, writeByBoth } from '../room-across-servers.ts'
import type { TestServer } from '../server.ts'
import { startTwoServers, type TwoServers, watchRoom } from '../two-servers.ts'
import { checkout, scriptOf } from '../war-room.ts'
import { type RedisServer, redisServer } from './redis-server.ts'

let redis: RedisServer
let servers: TwoServers

test.beforeAll(async () => {
  test.setTimeout(180_000)
  redis = await redisServer()
  // Redis is away when they start: they start all the same.
  servers = await startTwoServers({ ABSENCE_MS: '1500', REDIS_URL: redis.url })
})
test.afterAll(async () => {
  await servers.dispose()
  await redis.kill()
})

test.beforeEach(() => test.slow())

const redisOf = async (server: TestServer) => (await (await fetch(`${server.url}/readyz`)).json()).redis
const expectRedis = async (state: 'ok' | 'away') => {
  for (const server of [servers.one, servers.two]) await expect.poll(() => redisOf(server)).toBe(state)
}
const expectUp = async () => {
  for (const { url } of [servers.one, servers.two]) expect((await fetch(`${url}/readyz`)).status).toBe(200)
}

test('[NODE-1] without the Redis they are told of, two servers start and are one room', async ({ browser }) => {
  await expectRedis('away')
  await expectUp()
  await expectOneRoom(browser, servers)
  expect(servers.one.output().match(/Redis is away/g)).toHaveLength(1)
})

test('[NODE-1] [RT-8] [RT-9] [ROLE-11] with it, they are one room', async ({ browser }) => {
  await redis.start()
  await expectRedis('ok')
  await expectOneRoom(browser, servers)
})

test('[NODE-1] [RT-12] Redis killed, hanging and back empty while both write: everything is told once and in order', async () => {
  await redis.start()
  await expectRedis('ok')
  const { one, two } = servers
  const [ada, ravi] = [await createPerson(one, 'Ada Osei'), await createPerson(one, 'Ravi Menon')]
  const { id, key } = await (await scriptOf(one, ada)).declare(checkout)
  const [here, there] = [await watchRoom(one, ada, id), await watchRoom(two, ravi, id)]
  const expectWhole = async (headSeq: number) => {
    const all = Array.from({ length: headSeq - 1 }, (_, n) => n + 2)
    for (const { seqs } of [here, there]) await expect.poll(() => seqs).toEqual(all)
  }

  await expectWhole(await writeByBoth(servers, ada, key, () => redis.kill()))
  await expectRedis('away')
  await expectUp()
  await expectWhole(await writeByBoth(servers, ada, key, () => redis.start()))
  await expectRedis('ok')
  await expectWhole(await writeByBoth(servers, ada, key, async () => redis.pause()))
  await expectRedis('away')
  await expectWhole(await writeByBoth(servers, ada, key, async () => redis.resume()))
  await expectRedis('ok')
  await expect.poll(() => there.names).toEqual(['Ada Osei', 'Ravi Menon'])
  here.close()
  there.close()
})

test('[NODE-1] no word of an incident passes through Redis, and what others say on it is ignored', async () => {
  await redis.start()
  await expectRedis('ok')
  const heard = await redis.listen()
  const script = await scriptOf(servers.one, await createPerson(servers.one, 'Ada Osei'))
  const incident = await script.declare({ ...checkout, title: 'canary in a title' })
  await script.run(incident, 'add-entry', { entryId: crypto.randomUUID(), kind: 'note', text: 'canary in an entry' })
  await expect.poll(() => heard().includes(incident.id)).toBe(true)
  expect(heard()).not.toContain('canary')

  const channel = /evenkeel:[0-9a-f]+/.exec(heard())![0]
  for (const text of ['nonsense', '{}', '{"from":1}', '[[[[', `"${'x'.repeat(5000)}"`]) redis.say(channel, text)
  const there = await watchRoom(servers.two, await createPerson(servers.two, 'Ravi Menon'), incident.id)
  await script.run(incident, 'add-entry', { entryId: crypto.randomUUID(), kind: 'note', text: 'still here' })
  await expect.poll(() => there.seqs).toEqual([3])
  there.close()
})
