import { expect, test } from './fixtures.ts'
import { createPerson } from './people.ts'
import { expectOneRoom, writeByBoth } from './room-across-servers.ts'
import { startServer } from './server.ts'
import { startTwoServers, watchRoom } from './two-servers.ts'
import { checkout, scriptOf } from './war-room.ts'

// Two servers are started, and several rooms gone through.
test.beforeEach(() => test.slow())

test.describe('two servers on one database, without Redis', () => {
  test('[NODE-1] [RT-8] [RT-9] [ROLE-11] are one room: entries, people, absence, redaction, removal', async ({
    browser,
  }) => {
    const servers = await startTwoServers({ ABSENCE_MS: '1500' })
    try {
      await expectOneRoom(browser, servers)
    } finally {
      await servers.dispose()
    }
  })

  test('[NODE-1] [RT-12] tell everything once and in order while both write; people of a crashed one are gone', async () => {
    const servers = await startTwoServers()
    try {
      const { one, two } = servers
      const [ada, ravi] = [await createPerson(one, 'Ada Osei'), await createPerson(one, 'Ravi Menon')]
      const { id, key } = await (await scriptOf(one, ada)).declare(checkout)
      const [here, there] = [await watchRoom(one, ada, id), await watchRoom(two, ravi, id)]
      const headSeq = await writeByBoth(servers, ada, key, async () => {})
      const all = Array.from({ length: headSeq - 1 }, (_, n) => n + 2)
      for (const { seqs } of [here, there]) await expect.poll(() => seqs).toEqual(all)
      await expect.poll(() => there.names).toEqual(['Ada Osei', 'Ravi Menon'])
      await one.end('SIGKILL')
      await expect.poll(() => there.names).toEqual(['Ravi Menon'])
      await one.start()
      await expect.poll(() => there.names).toEqual(['Ravi Menon', 'Ada Osei'])
      here.close()
      there.close()
    } finally {
      await servers.dispose()
    }
  })
})

test('[NODE-5] two servers that start at once on an empty database agree, and one of their links works', async ({
  request,
}) => {
  const one = await startServer()
  try {
    const two = await startServer({}, { beside: one })
    try {
      await Promise.all([one.end(), two.end()])
      await Promise.all([one.start(), two.start()])
      const links = [one, two].map((server) => [...server.output().matchAll(/https?:\S+\/setup\S*/g)].at(-1)![0])
      const works = await Promise.all(
        links.map(async (link) => (await (await request.get(link)).text()).includes('Your name')),
      )
      expect(works.filter(Boolean)).toHaveLength(1)
    } finally {
      await two.dispose()
    }
  } finally {
    await one.dispose()
  }
})
