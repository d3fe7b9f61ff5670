import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { shared } from '@/lib/server/process-registry'

/**
 * What one credential may ask for in ten seconds. Far above what a person or a script that writes an incident needs:
 * the limits stop a loop that has gone wrong, and must never be what a responder meets at three in the morning.
 */
export const RATE_LIMITS = {
  read: { requests: 6000, seconds: 10 },
  write: { requests: 3000, seconds: 10 },
} as const

type Use = keyof typeof RATE_LIMITS

const limiters = shared('rate-limiters', () => ({ read: limiterOf('read'), write: limiterOf('write') }))

function limiterOf(use: Use): RateLimiterMemory {
  const { requests, seconds } = RATE_LIMITS[use]
  return new RateLimiterMemory({ keyPrefix: use, points: requests, duration: seconds })
}

/** Counts one request of this caller. Throws `rate_limited`, with the seconds to wait, when it was one too many. */
export async function limitRate(actor: Actor, method: string): Promise<void> {
  const credential = actor.kind === 'person' ? actor.credential?.id : undefined
  const use = method === 'GET' || method === 'HEAD' ? 'read' : 'write'
  await countUse(limiters[use], credential ?? actor.id)
}

/** Counts one use of a limiter by `key`, and throws `rate_limited` when there were too many. */
export async function countUse(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000))
    throw new AppError('rate_limited', `Too many requests. Try again in ${retryAfterSeconds} s.`, { retryAfterSeconds })
  }
}

// The limiter may come from another copy of its module, so `instanceof` would not do.
const isRefusal = (error: unknown): error is RateLimiterRes =>
  typeof error === 'object' && error !== null && 'msBeforeNext' in error
