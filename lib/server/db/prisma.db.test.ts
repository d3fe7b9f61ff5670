import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { pool } from '@/lib/server/db/pool'
import { prisma } from '@/lib/server/db/prisma'

test('Prisma reads and writes over the pool of the process', async () => {
  const id = randomUUID()
  await prisma().team.create({ data: { id, key: 'platform', name: 'Platform' } })
  expect(await prisma().team.findMany({ where: { key: 'platform' } })).toMatchObject([{ id, name: 'Platform' }])
  await expect(prisma().team.create({ data: { id, key: 'other', name: 'Other' } })).rejects.toMatchObject({
    code: 'P2002',
  })
  const [team] = await prisma().$transaction([prisma().team.findUnique({ where: { id } }), prisma().team.count()])
  expect(team).toMatchObject({ id })
  expect(pool().totalCount).toBeGreaterThan(0)
})
