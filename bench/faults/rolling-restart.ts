import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOptions, FaultResult } from './fault.ts'
import { audit, isSound } from './stage/audit.ts'
import { spreadText } from './stage/recovery.ts'
import { peopleWriting } from './stage/room.ts'
import { startTwoServers } from './stage/two-servers.ts'
import { until } from './stage/until.ts'
import { type Watcher, watch } from './stage/watcher.ts'
import { describeAttempts } from './stage/writers.ts'

const BETWEEN_MS = 1500

/** Restarts two servers in turn, as an upgrade does, while people write and watch through both. */
export async function rollingRestart({ times = 5 }: FaultOptions = {}): Promise<FaultResult> {
  const { servers, redis, dispose } = await startTwoServers()
  try {
    const [first] = servers
    const urls = servers.map(({ url }) => url)
    const { writers, auditor, incidentIds } = await peopleWriting(first, { urls, pauseMs: 20 })
    const watchers: { watcher: Watcher; incidentId: string }[] = []
    for (const url of urls) {
      for (const incidentId of incidentIds) {
        watchers.push({ watcher: await watch(url, auditor, incidentId), incidentId })
      }
    }
    const restarts: number[] = []
    writers.open()
    for (let round = 0; round < times; round++) {
      for (const server of servers) {
        await sleep(BETWEEN_MS)
        const startedAt = performance.now()
        await server.restart()
        restarts.push(performance.now() - startedAt)
      }
    }
    await sleep(BETWEEN_MS)
    await writers.close()

    const waits = longestWaits(writers.acknowledged)
    const heads = Map.groupBy(writers.acknowledged, ({ incidentId }) => incidentId)
    const isCurrent = () =>
      watchers.every(
        ({ watcher, incidentId }) =>
          watcher.headSeq() >= Math.max(...(heads.get(incidentId) ?? []).map(({ seq }) => seq)),
      )
    const caughtUp = await until(isCurrent, 20).catch(() => null)
    for (const { watcher } of watchers) watcher.close()
    const found = await audit(first, auditor, writers.acknowledged)
    const answers = describeAttempts(writers.attempts)
    return {
      name: 'rolling-restart',
      promise: 'two servers restarted in turn under writers and watchers: nothing lost, nobody refused for good',
      figures: {
        redis,
        restarts: restarts.length,
        acknowledged: writers.acknowledged.length,
        ...found,
        refused: writers.refused.length,
        ...answers,
        'longest wait of a writer': spreadText(waits),
        'one restart': spreadText(restarts),
        'watchers all caught up after': caughtUp === null ? 'never' : `${(caughtUp / 1000).toFixed(2)} s`,
      },
      met: isSound(found) && writers.refused.length === 0 && caughtUp !== null,
    }
  } finally {
    await dispose()
  }
}

/** For each writer, the longest time between two acknowledgements. */
function longestWaits(acknowledged: readonly { writer: number; at: number }[]): number[] {
  return [...Map.groupBy(acknowledged, ({ writer }) => writer).values()].map((entries) =>
    Math.max(...entries.map(({ at }, index) => at - (entries[index - 1]?.at ?? at))),
  )
}
