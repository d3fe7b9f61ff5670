import { setClock } from '@/lib/server/clock'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000 } as const
/** `30s`, `5m` or `2h`. */
export type Duration = `${number}${keyof typeof UNITS}`

export const msOf = (duration: Duration): number =>
  Number(duration.slice(0, -1)) * UNITS[duration.slice(-1) as keyof typeof UNITS]

const LONGEST_MS = 15_000
const PAUSE_MS = 3

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * A clock that stands still until it is wound, and the real timers and dispatcher running by it. `wake` makes those look
 * again; `onInstant` is called at each instant once all that was due then is done.
 */
export function windingClock(from: Date, wake: () => void, onInstant: () => void) {
  let at = from.getTime()
  setClock(() => new Date(at))

  const isBusy = async (): Promise<boolean> => {
    const now = new Date(at)
    const [row] = await query<{ isBusy: boolean }>(
      sql`select exists (select 1 from timer where state = 'armed' and due_at <= ${now})
            or exists (select 1 from page_attempt where state = 'sending' or (state = 'queued' and due_at <= ${now}))
            as "isBusy"`,
      'smoke-is-busy',
    )
    return row!.isBusy
  }

  const nextDue = async (): Promise<number> => {
    const [row] = await query<{ next: Date | null }>(
      sql`select least((select min(due_at) from timer where state = 'armed'),
            (select min(due_at) from page_attempt where state = 'queued')) as next`,
      'smoke-next-due',
    )
    return row?.next?.getTime() ?? Number.POSITIVE_INFINITY
  }

  /** Waits until nothing is due and nothing is under way. Throws when that takes too long. */
  async function settled(): Promise<void> {
    const giveUpAt = performance.now() + LONGEST_MS
    for (let tries = 0; await isBusy(); tries += 1) {
      if (tries === 0) wake()
      if (performance.now() > giveUpAt)
        throw new Error(`What is due at ${new Date(at).toISOString()} does not get done`)
      await pause(Math.min(20, PAUSE_MS + tries))
    }
    onInstant()
  }

  return {
    now: () => at,
    settled,
    /** Lets the time pass: the clock stops at each instant at which something is due, until that is done. */
    async forward(duration: Duration): Promise<void> {
      await settled()
      const until = at + msOf(duration)
      for (let next = await nextDue(); next <= until; next = await nextDue()) {
        at = Math.max(at, next)
        await settled()
      }
      at = until
      onInstant()
    },
    /** Moves on to a time at which nothing of before is left. */
    skip(duration: Duration): void {
      at += msOf(duration)
    },
    stop: () => setClock(null),
  }
}
