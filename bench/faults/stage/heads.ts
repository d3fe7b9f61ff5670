import { setTimeout as sleep } from 'node:timers/promises'
import type { Watcher } from './watcher.ts'
import type { Acknowledged } from './writers.ts'

export interface Seen {
  /** When it was acknowledged, by the clock of this process. */
  at: number
  /** From then until the last watcher of its room had it. */
  ms: number
}

const LOOK_MS = 10
const PATIENCE_MS = 20_000

/** Writes down when each watcher had which head, live or by asking for what it had missed. */
export function followHeads(watched: readonly { watcher: Watcher; incidentId: string }[]) {
  const heads = watched.map(({ watcher, incidentId }) => ({ watcher, incidentId, steps: [{ at: 0, seq: 0 }] }))
  const look = () => {
    const at = performance.now()
    for (const { watcher, steps } of heads) {
      const seq = watcher.headSeq()
      if (seq !== steps.at(-1)?.seq) steps.push({ at, seq })
    }
  }
  const looking = setInterval(look, LOOK_MS)
  const behind = (acknowledged: readonly Acknowledged[]) =>
    heads.some(({ watcher, incidentId }) =>
      acknowledged.some((entry) => entry.incidentId === incidentId && entry.seq > watcher.headSeq()),
    )
  return {
    /** How long after its acknowledgement each entry was with all who watch its room; never is endless. */
    async seenAfter(acknowledged: readonly Acknowledged[]): Promise<Seen[]> {
      const deadline = performance.now() + PATIENCE_MS
      while (behind(acknowledged) && performance.now() < deadline) await sleep(LOOK_MS)
      look()
      return acknowledged.map(({ incidentId, seq, at }) => {
        const rooms = heads.filter((one) => one.incidentId === incidentId)
        const instants = rooms.map(({ steps }) => steps.find((step) => step.seq >= seq)?.at ?? Number.POSITIVE_INFINITY)
        return { at, ms: Math.max(0, ...instants) - at }
      })
    },
    stop: () => clearInterval(looking),
  }
}
