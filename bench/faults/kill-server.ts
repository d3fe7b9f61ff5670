import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOptions, FaultResult } from './fault.ts'
import { audit, isSound } from './stage/audit.ts'
import { startInstallation } from './stage/installation.ts'
import { pauseBetween, spreadText, untilAcknowledged, untilListening } from './stage/recovery.ts'
import { peopleWriting } from './stage/room.ts'
import { until } from './stage/until.ts'
import { watch } from './stage/watcher.ts'

/** So long a server must have worked for its supervisor to start the next one without a pause. */
const HEALTHY_MS = 5200

interface Recovery {
  noticed: number
  started: number
  answered: number
}

/** Kills the server under sixteen writers, again and again, and counts what became of what they were told. */
export async function killServer({ times = 50 }: FaultOptions = {}): Promise<FaultResult> {
  const installation = await startInstallation()
  try {
    const { writers, auditor, incidentIds } = await peopleWriting(installation)
    const watchers = await Promise.all(incidentIds.map((id) => watch(installation.url, auditor, id)))
    const recoveries: Recovery[] = []
    for (let kill = 0; kill < times; kill++) {
      if (kill > 0) await sleep(HEALTHY_MS)
      writers.open()
      await pauseBetween(1000, 2000)
      recoveries.push(await killOnce())
      await writers.close()
    }
    const found = await audit(installation, auditor, writers.acknowledged)
    const heads = await Promise.all(incidentIds.map(async (id, index) => caughtUp(index, id)))
    for (const watcher of watchers) watcher.close()
    const totals = recoveries.map(({ noticed, started, answered }) => noticed + started + answered)
    return {
      name: 'kill-server',
      promise: 'kill -9 of the server under 16 writers: nothing acknowledged is lost, back within 5 s',
      figures: {
        kills: times,
        acknowledged: writers.acknowledged.length,
        ...found,
        refused: writers.refused.length,
        'watchers behind at the end': heads.filter((isCurrent) => !isCurrent).length,
        'kill to first acknowledgement': spreadText(totals),
        'of which until a new process': spreadText(recoveries.map(({ noticed }) => noticed)),
        'of which its start': spreadText(recoveries.map(({ started }) => started)),
        'of which the first answer': spreadText(recoveries.map(({ answered }) => answered)),
      },
      met:
        isSound(found) &&
        writers.refused.length === 0 &&
        heads.every(Boolean) &&
        totals.every((total) => total <= 5000),
    }

    async function killOnce(): Promise<Recovery> {
      const victim = installation.serverPid()
      if (!victim) throw new Error('There is no server to kill')
      const acknowledged = untilAcknowledged(writers)
      process.kill(victim, 'SIGKILL')
      const noticed = await until(() => ![undefined, victim].includes(installation.serverPid()), 60)
      const started = await untilListening(Number(new URL(installation.url).port))
      const total = await acknowledged
      return { noticed, started, answered: Math.max(0, total - noticed - started) }
    }

    async function caughtUp(index: number, incidentId: string): Promise<boolean> {
      const last = Math.max(
        ...writers.acknowledged.filter((entry) => entry.incidentId === incidentId).map(({ seq }) => seq),
      )
      return until(() => (watchers[index]?.headSeq() ?? 0) >= last, 10).then(
        () => true,
        () => false,
      )
    }
  } finally {
    await installation.dispose()
  }
}
