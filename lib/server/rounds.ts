import { logger } from '@/lib/server/logger'

export interface Rounds {
  /** Begins a round now; while one is under way, another right after it. */
  wake(): void
  isStopped(): boolean
  /** Begins no more rounds, and waits for the one under way. */
  stop(): Promise<void>
}

interface Words {
  /** Logged when a round fails, and not again until one succeeds. */
  failing: string
  recovered: string
}

/**
 * Runs one round after the other from now on, never two at once: each answers after how many milliseconds the next is
 * due, unless something wakes it sooner. One that fails, because the database is away, is tried again after a pause.
 */
export function startRounds(
  round: () => Promise<number>,
  { failing, recovered, pauseAfterFailureMs }: Words & { pauseAfterFailureMs: number },
): Rounds {
  let next: NodeJS.Timeout | undefined
  let running: Promise<void> | null = null
  let isWokenAgain = false
  let isStopped = false
  let isFailing = false

  const wake = () => {
    if (isStopped) return
    isWokenAgain = running !== null
    clearTimeout(next)
    running ??= tryRound().then((pause) => {
      running = null
      if (isStopped) return
      if (isWokenAgain) wake()
      else next = setTimeout(wake, pause)
    })
  }

  const tryRound = async (): Promise<number> => {
    try {
      const pause = await round()
      if (isFailing) logger.info(recovered)
      isFailing = false
      return pause
    } catch (error) {
      if (!isFailing) logger.warn({ err: error }, failing)
      isFailing = true
      return pauseAfterFailureMs
    }
  }

  wake()
  return {
    wake,
    isStopped: () => isStopped,
    async stop() {
      isStopped = true
      clearTimeout(next)
      await running
    },
  }
}
