import { RateLimiterMemory } from 'rate-limiter-flexible'
import { countUse } from '@/lib/server/http/rate-limit'
import { shared } from '@/lib/server/process-registry'

const MINUTE = 60

// Text messages and calls cost money, and annoy whoever's number it really is.
const limiters = shared('contact-method-limits', () => ({
  code: new RateLimiterMemory({ keyPrefix: 'method-code', points: 6, duration: 60 * MINUTE }),
  test: new RateLimiterMemory({ keyPrefix: 'method-test', points: 5, duration: MINUTE }),
  tries: new RateLimiterMemory({ keyPrefix: 'method-tries', points: 20, duration: 60 * MINUTE }),
}))

/** Counts something that somebody has sent. Throws `rate_limited`, with the seconds to wait. */
export const countSending = (kind: keyof typeof limiters, key: string): Promise<void> => countUse(limiters[kind], key)
