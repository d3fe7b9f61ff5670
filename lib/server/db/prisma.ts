import { PrismaPg } from '@prisma/adapter-pg'
import { PrismaClient } from '@/lib/server/db/generated/client'
import { pool } from '@/lib/server/db/pool'
import { asUnavailable } from '@/lib/server/db/unavailable'
import { shared } from '@/lib/server/process-registry'

/**
 * Prisma over the connections of `pool()`, for plain reads and writes. Throws `unavailable` when the database is away.
 */
export const prisma = () => shared('prisma', createClient)

const createClient = () =>
  new PrismaClient({ adapter: new PrismaPg(pool()), errorFormat: 'minimal' }).$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args)
        } catch (error) {
          throw asUnavailable(error) ?? error
        }
      },
    },
  })
