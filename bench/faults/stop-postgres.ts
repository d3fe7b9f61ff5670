import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOptions, FaultResult } from './fault.ts'
import { childrenOf } from './stage/installation.ts'
import { postgresOutage, postmasterOf } from './stage/postgres-outage.ts'

const STOPPED_MS = 30_000

/** Stops every process of PostgreSQL for 30 s: its connections stay open, and nothing answers on them. */
export const stopPostgres = ({ times = 1 }: FaultOptions = {}): Promise<FaultResult> =>
  postgresOutage({
    name: 'stop-postgres',
    promise: 'PostgreSQL stopped for 30 s: nobody waits longer than 16 s, nothing lost, heals within 5 s',
    times,
    async strike(installation) {
      const postmaster = postmasterOf(installation)
      // The parent first: it would start others.
      const processes = [postmaster, ...childrenOf(postmaster)]
      for (const pid of processes) process.kill(pid, 'SIGSTOP')
      await sleep(STOPPED_MS)
      for (const pid of processes) process.kill(pid, 'SIGCONT')
    },
  })
