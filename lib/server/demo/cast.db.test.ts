import { expect, test } from 'vitest'
import { updateService } from '@/lib/server/catalogue/services'
import { assembleCast } from '@/lib/server/demo/cast'
import { listServices } from '@/lib/server/queries/list-services'

test('the demo finds its services again, also one that somebody archived', async () => {
  const cast = await assembleCast()
  await updateService(cast.people.ada, cast.services.search, { archived: true })
  const again = await assembleCast()
  expect(again.services).toEqual(cast.services)
  expect((await listServices(cast.people.ada)).map(({ id }) => id)).toContain(cast.services.search)
})
