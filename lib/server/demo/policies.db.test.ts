import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { assembleCast } from '@/lib/server/demo/cast'
import { preparePolicies } from '@/lib/server/demo/policies'
import { prepareRotas } from '@/lib/server/demo/rotas'
import { listPolicies } from '@/lib/server/queries/list-policies'
import { listServices } from '@/lib/server/queries/list-services'
import { query } from '@/lib/testing/database'
import { anIncident, run } from '@/lib/testing/factories'
import { pagingOf } from '@/lib/testing/paging-factories'

test('every service of the demo has a policy that reaches somebody, made once', async () => {
  const cast = await assembleCast()
  await prepareRotas(cast)
  await preparePolicies(cast)
  await preparePolicies(cast)
  const { priya, sam } = cast.people
  expect((await listPolicies(priya, { archived: 'false' })).map(({ name }) => name)).toEqual([
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
