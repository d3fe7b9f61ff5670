import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultResult } from '../fault.ts'
import { audit, isSound } from './audit.ts'
import { childrenOf, type Installation, startInstallation } from './installation.ts'
import { pauseBetween, spreadText, untilAcknowledged } from './recovery.ts'
import { peopleWriting, type Room } from './room.ts'
import { describeAttempts } from './writers.ts'

interface Outage {
  name: string
  promise: string
  times: number
  /** How soon after it is over somebody must be acknowledged again. */
  healsWithinMs?: number
  /** Settings and places of the installation, and what becomes of them. */
  prepare?(): { settings: Record<string, string>; dispose(): void }
  /** Takes the database away and, unless it comes back by itself, gives it back; resolves when nothing keeps it away. */
  strike(installation: Installation, room: Room): Promise<void>
  figures?(): Record<string, number | string>
}

/** So long PostgreSQL must have worked for its supervisor to start the next one without a pause. */
const HEALTHY_MS = 5200
/** By its own time-outs the server answers within this. */
const SLOWEST_ANSWER_MS = 16_000

/** Takes PostgreSQL away from under sixteen writers, and looks at what they were told, and when it heals. */
export async function postgresOutage(outage: Outage): Promise<FaultResult> {
  const { name, promise, times, healsWithinMs = 5000 } = outage
  const prepared = outage.prepare?.()
  try {
    const installation = await startInstallation(prepared?.settings)
    try {
      const room = await peopleWriting(installation)
      const { writers, auditor } = room
      const server = installation.serverPid()
      const healed: number[] = []
      for (let strike = 0; strike < times; strike++) {
        if (strike > 0) await sleep(HEALTHY_MS)
        writers.open()
        await pauseBetween(800, 1500)
        await outage.strike(installation, room)
        healed.push(await untilAcknowledged(writers))
        await pauseBetween(300, 600)
        await writers.close()
      }
      const survived = installation.serverPid() === server
      const found = await audit(installation, auditor, writers.acknowledged)
      const answers = describeAttempts(writers.attempts)
      return {
        name,
        promise,
        figures: {
          times,
          acknowledged: writers.acknowledged.length,
          ...found,
          refused: writers.refused.length,
          'server stayed up': survived ? 'yes' : 'no',
          ...answers,
          ...outage.figures?.(),
          'from its end to an acknowledgement': spreadText(healed),
        },
        met:
          isSound(found) &&
          survived &&
          writers.refused.length === 0 &&
          answers['503 without Retry-After'] === 0 &&
          answers['connections refused or broken'] === 0 &&
          (answers['slowest answer (ms)'] ?? 0) <= SLOWEST_ANSWER_MS &&
          healed.every((ms) => ms <= healsWithinMs),
      }
    } finally {
      await installation.dispose()
    }
  } finally {
    prepared?.dispose()
  }
}

/** The postmaster of the installation, which must be there. */
export function postmasterOf(installation: Installation): number {
  const pid = installation.postgresPid()
  if (!pid) throw new Error('There is no PostgreSQL to strike')
  return pid
}

/** Stops all its processes, or lets them go on: its connections stay open, and nothing answers on them. */
export function signalPostgres(installation: Installation, signal: 'SIGSTOP' | 'SIGCONT'): void {
  const postmaster = postmasterOf(installation)
  // The parent first: it would start others.
  for (const pid of [postmaster, ...childrenOf(postmaster)]) process.kill(pid, signal)
}
