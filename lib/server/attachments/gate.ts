import { AppError } from '@/lib/domain/errors'

export type Gate = <T>(work: () => Promise<T>) => Promise<T>

interface GateOptions {
  atOnce: number
  waiting: number
  /** The sentence for whoever comes on top of these. */
  refusal?: string
}

const TOO_MANY = 'Too many files arrive at once. Try again in a moment.'

/**
 * Lets `atOnce` pieces of costly work run, and as many `waiting` behind them, in order. Who comes on top of these is
 * told to come back: a server that takes in more than it can hold helps nobody.
 */
export function createGate({ atOnce, waiting, refusal = TOO_MANY }: GateOptions): Gate {
  const queue: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running < atOnce) running++
    else if (queue.length < waiting) await new Promise<void>((enter) => queue.push(enter))
    else throw new AppError('unavailable', refusal, RETRY)
    try {
      return await work()
    } finally {
      const enterNext = queue.shift()
      if (enterNext) enterNext()
      else running--
    }
  }
}

const RETRY = { retryAfterSeconds: 3 }
