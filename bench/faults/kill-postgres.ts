import type { FaultOptions, FaultResult } from './fault.ts'
import { postgresOutage, postmasterOf } from './stage/postgres-outage.ts'

/** Kills PostgreSQL under sixteen writers; the supervisor starts it again, and the server has to find it. */
export const killPostgres = ({ times = 10 }: FaultOptions = {}): Promise<FaultResult> =>
  postgresOutage({
    name: 'kill-postgres',
    promise: 'kill -9 of PostgreSQL: nothing lost, 503 with Retry-After, heals alone within 5 s',
    times,
    async strike(installation) {
      process.kill(postmasterOf(installation), 'SIGKILL')
    },
  })
