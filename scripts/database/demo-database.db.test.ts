import { expect, test } from 'vitest'
import { assembleCast } from '@/lib/server/demo/cast'
import { emailOf } from '@/lib/server/demo/organisation'
import { testDatabaseUrl } from '@/lib/testing/database'
import { anIncident, aPerson } from '@/lib/testing/factories'
import { emptyDatabase, queryOn } from '@/lib/testing/other-database'
import { expectDemoDatabase } from './demo-database.ts'
import { migrate } from './migrate.ts'

const refusal = /is in use and is no demo: .*DATABASE_URL.* or name an empty one\.$/

test('[RUN-15] the demo may have an empty database, and one that it made, also when others came to it', async () => {
  await expectDemoDatabase(await emptyDatabase())
  const url = testDatabaseUrl()
  await expectDemoDatabase(url)
  await assembleCast()
  await anIncident({ by: await aPerson() })
  await expectDemoDatabase(url)
})

test('[RUN-15] the demo is refused where people were before it, also after one that did not ask', async () => {
  const url = await emptyDatabase()
  await migrate(url, 'prisma/migrations')
  const join = (email: string) =>
    queryOn(url, "INSERT INTO person (id, email, name, role) VALUES (gen_random_uuid(), $1, 'Somebody', 'responder')", [
      email,
    ])
  await join('olga@example.org')
  await expect(expectDemoDatabase(url)).rejects.toThrow(refusal)
  await join(emailOf('ada'))
  await expect(expectDemoDatabase(url)).rejects.toThrow(refusal)
})
