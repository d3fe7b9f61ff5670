import { setTimeout as sleep } from 'node:timers/promises'
import { startWire } from '../../lib/testing/wire.ts'
import { percentile } from '../statistics.ts'
import type { FaultOptions, FaultResult } from './fault.ts'
import { residentMegabytes, startInstallation } from './stage/installation.ts'
import { spreadText } from './stage/recovery.ts'
import { peopleWriting } from './stage/room.ts'
import { until } from './stage/until.ts'
import { type Watcher, watch } from './stage/watcher.ts'

const QUIET_MS = 5000
const LIMIT_BYTES = 1_000_000
/** A sweep looks four times a second: what arrives in between may come on top. */
const SWEEP_BYTES = 2_000_000
/** So long that 1 MB waits before the ping, unanswered as well, ends the connection. */
const LONG_TEXT = '長'.repeat(9000)

/** Somebody stops reading in a busy room: they are cut, and come back; those who read notice nothing. */
export async function slowReader({ times = 3 }: FaultOptions = {}): Promise<FaultResult> {
  const installation = await startInstallation()
  const wire = await startWire(Number(new URL(installation.url).port))
  try {
    const { writers, auditor, incidentIds } = await peopleWriting(installation, {
      incidents: 1,
      ending: LONG_TEXT,
      pauseMs: 200,
    })
    const [id = ''] = incidentIds
    const { token } = auditor
    const others = await Promise.all(Array.from({ length: 5 }, () => watch(installation.url, { token }, id)))
    const server = installation.serverPid() ?? 0
    writers.open()
    await sleep(QUIET_MS)
    const before = lagsOf(others, performance.now() - QUIET_MS)
    const memoryBefore = residentMegabytes(server)
    let memoryMost = memoryBefore
    const memory = setInterval(() => {
      memoryMost = Math.max(memoryMost, residentMegabytes(server))
    }, 50)
    const stalledAt = performance.now()
    const waiting: (number | undefined)[] = []
    const endedAfter: number[] = []
    const currentAfter: number[] = []
    for (let trial = 0; trial < times; trial++) {
      // A new connection each time: the buffers of one that read fast have grown, and hide megabytes from the server.
      const reader = await watch(`http://127.0.0.1:${wire.port}`, { token }, id, others[0]?.headSeq())
      const socketId = reader.socket.id ?? ''
      const cut = () => bytesWhenCut(installation.output(), socketId)
      wire.stall()
      endedAfter.push(await until(() => cut() !== undefined || reader.disconnects.length > 0, 60))
      waiting.push(cut())
      wire.mend()
      const head = others[0]?.headSeq() ?? 0
      currentAfter.push(await until(() => reader.disconnects.length > 0 && reader.headSeq() >= head, 30))
      reader.close()
    }
    clearInterval(memory)
    const during = lagsOf(others, stalledAt)
    await writers.close()
    const head = Math.max(...writers.acknowledged.map(({ seq }) => seq))
    const caughtUp = await until(() => others.every((each) => each.headSeq() >= head), 10).catch(() => null)
    const disturbed = others.reduce((sum, each) => sum + each.disconnects.length + each.snapshots(), 0)
    for (const each of others) each.close()
    const cuts = waiting.filter((bytes) => bytes !== undefined)
    return {
      name: 'slow-reader',
      promise: 'who does not read is cut at 1 MB waiting and resynchronised; the others do not notice',
      figures: {
        cuts: cuts.length,
        'ended by the ping first': times - cuts.length,
        'waiting when cut (bytes, at most)': Math.max(0, ...cuts),
        'stopped reading to cut': spreadText(endedAfter),
        'reading again to current': spreadText(currentAfter),
        'others cut or resynchronised': disturbed,
        'others, commit to arrival before (p50 / p99 ms)': lagText(before),
        'others, commit to arrival during (p50 / p99 ms)': lagText(during),
        'memory of the server before / most (MB)': `${memoryBefore} / ${memoryMost}`,
      },
      met:
        cuts.length === times &&
        cuts.every((bytes) => bytes > LIMIT_BYTES && bytes < LIMIT_BYTES + SWEEP_BYTES) &&
        caughtUp !== null &&
        disturbed === 0,
    }
  } finally {
    await wire.close()
    await installation.dispose()
  }
}

/** How much waited for a socket when it was cut, as the server's log says. */
function bytesWhenCut(output: string, socketId: string): number | undefined {
  const line = output.split('\n').find((each) => each.includes('Cut a socket') && each.includes(socketId))
  const bytes = line && /"bytes":(\d+)/.exec(line)?.[1]
  return bytes ? Number(bytes) : undefined
}

const lagsOf = (watchers: readonly Watcher[], from: number): number[] =>
  watchers.flatMap(({ live }) => live.filter(({ at }) => at >= from).map(({ lagMs }) => lagMs))

const lagText = (lags: readonly number[]): string => `${percentile(lags, 0.5)} / ${percentile(lags, 0.99)}`
