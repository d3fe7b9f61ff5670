import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOptions, FaultResult } from './fault.ts'
import { postgresOutage, signalPostgres } from './stage/postgres-outage.ts'

const STOPPED_MS = 30_000

/** Stops every process of PostgreSQL for 30 s: its connections stay open, and nothing answers on them. */
export const stopPostgres = ({ times = 1 }: FaultOptions = {}): Promise<FaultResult> =>
  postgresOutage({
    name: 'stop-postgres',
    promise: 'PostgreSQL stopped for 30 s: nobody waits longer than 16 s, nothing lost, heals within 5 s',
    times,
    async strike(installation) {
      signalPostgres(installation, 'SIGSTOP')
      await sleep(STOPPED_MS)
      signalPostgres(installation, 'SIGCONT')
    },
  })
