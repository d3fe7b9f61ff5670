import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testMessage } from '@/lib/server/channels/messages'
import { getOwnNotifications } from '@/lib/server/channels/own-notifications'
import { reachabilityOfPeople } from '@/lib/server/channels/reachability'
import { sendAttempt } from '@/lib/server/channels/send-attempt'
import { withTransaction } from '@/lib/server/db/pool'
import { assembleCast } from '@/lib/server/demo/cast'
import { preparePolicies } from '@/lib/server/demo/policies'
import { prepareRotas } from '@/lib/server/demo/rotas'
import { listPolicies } from '@/lib/server/queries/list-policies'
import { listServices } from '@/lib/server/queries/list-services'
import { query } from '@/lib/testing/database'
import { anIncident, run } from '@/lib/testing/factories'
import { pagingOf } from '@/lib/testing/paging-factories'

process.env.EVENKEEL_DEMO = '1'

test('every service of the demo has a policy that reaches somebody, made once', async () => {
  const cast = await assembleCast()
  await prepareRotas(cast)
  await preparePolicies(cast)
  await preparePolicies(cast)
  const { priya, sam } = cast.people
  expect((await listPolicies(priya, { archived: false })).map(({ name }) => name)).toEqual([
    'Fulfilment',
    'Payments',
    'Platform',
    'Storefront',
  ])
  for (const { id, policy } of await listServices(priya)) {
    expect(policy, id).not.toBeNull()
    const incident = await anIncident({ by: sam, serviceIds: [id] })
    await run(incident, 'page-service', { escalationId: randomUUID(), serviceId: id }, sam)
    const [page] = (await pagingOf(incident)).pages
    expect(page, policy?.name).toBeDefined()
    expect(await query('select channel from page_attempt where page_id = $1', [page!.id])).toContainEqual({
      channel: 'push',
    })
  }
})

test('people of the demo have ways to be told, some of them out of order, and what is sent over them goes nowhere', async () => {
  const { people } = await assembleCast()
  const ids = Object.values(people).map(({ id }) => id)
  const reach = await withTransaction((tx) => reachabilityOfPeople(tx, ids))
  const statesOf = (...some: { id: string }[]) => some.map(({ id }) => reach.get(id)?.state)
  expect(statesOf(people.ada, people.sam, people.lin)).toEqual(['reachable', 'reachable', 'reachable'])
  expect(statesOf(people.tomas, people.ines, people.jonas)).toEqual(['doubtful', 'doubtful', 'doubtful'])
  const signal = AbortSignal.timeout(1000)
  const { methods } = await getOwnNotifications(people.sam)
  for (const { id } of methods.filter(({ label }) => label.includes('pretended'))) {
    const answer = await sendAttempt(testMessage(people.sam), id, signal)
    expect(answer).toEqual({ state: 'delivered', provider: 'Pretended' })
  }
})
