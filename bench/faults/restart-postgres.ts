import type { FaultOptions, FaultResult } from './fault.ts'
import { postgresOutage, postmasterOf } from './stage/postgres-outage.ts'

/** Shuts PostgreSQL down in order, as its own restart does: it ends every connection and says so. */
export const restartPostgres = ({ times = 1 }: FaultOptions = {}): Promise<FaultResult> =>
  postgresOutage({
    name: 'restart-postgres',
    promise: 'an orderly restart of PostgreSQL: nothing lost, 503 with Retry-After, heals alone within 5 s',
    times,
    async strike(installation) {
      process.kill(postmasterOf(installation), 'SIGINT')
    },
  })
