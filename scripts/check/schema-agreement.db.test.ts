import { expect, test } from 'vitest'
import { testDatabaseUrl } from '@/lib/testing/database'
import { runTool } from '../installation/programs.ts'

test('the migrations make the database that the Prisma schema describes', async () => {
  const args = ['migrate', 'diff', '--from-config-datasource', '--to-schema', 'prisma/schema', '--exit-code']
  const { code, output } = await runTool('prisma', args, { env: { DATABASE_URL: testDatabaseUrl() } })
  expect(code, output).toBe(0)
}, 60_000)
