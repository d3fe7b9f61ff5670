import { RateLimiterMemory } from 'rate-limiter-flexible'
import { AppError, isAppError } from '@/lib/domain/errors'
import { networkOf } from '@/lib/server/front/client-address'
import { countUse } from '@/lib/server/http/rate-limit'
import { shared } from '@/lib/server/process-registry'

const WINDOW_SECONDS = 15 * 60

// Keyed with the address too, so that nobody can lock a responder out from elsewhere.
const limiters = shared('sign-in-attempts', () => ({
  account: new RateLimiterMemory({ keyPrefix: 'account', points: 10, duration: WINDOW_SECONDS }),
  address: new RateLimiterMemory({ keyPrefix: 'address', points: 100, duration: WINDOW_SECONDS }),
}))

/**
 * Counts an attempt with a password or a link before it is checked, so that a burst cannot slip through, and forgets
 * it when it was right: `check` throws when it was not. Throws `rate_limited` after too many wrong ones.
 */
export async function countAttempt<T>(account: string, address: string, check: () => Promise<T>): Promise<T> {
  const network = networkOf(address)
  const accountKey = `${account} ${network}`
  await consume(limiters.address, network)
  await consume(limiters.account, accountKey)
  const result = await check()
  await limiters.account.delete(accountKey)
  await limiters.address.reward(network)
  return result
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await countUse(limiter, key)
  } catch (error) {
    if (!isAppError(error) || error.code !== 'rate_limited') throw error
    const minutes = Math.ceil((error.details.retryAfterSeconds ?? WINDOW_SECONDS) / 60)
    const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
    throw new AppError('rate_limited', `Too many wrong attempts. Try again in ${wait}.`, error.details)
  }
}
