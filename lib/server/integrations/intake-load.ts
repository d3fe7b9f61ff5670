import { AppError } from '@/lib/domain/errors'
import { shared } from '@/lib/server/process-registry'

/** The largest delivery: a storm of 10,000 alerts is a POST of 3 MB. */
export const MAX_DELIVERY_BYTES = 10_000_000
const MAX_BYTES_AT_ONCE = 60_000_000
const MAX_DELIVERIES_AT_ONCE = 500

/** Deliveries that hold a database connection: what gives their alerts to incidents needs some of the pool as well. */
const LANES = 4

const load = shared('intake-load', () => ({ bytes: 0, deliveries: 0 }))

/**
 * Runs the intake of one delivery unless too much is under way: then it throws `unavailable`, which senders retry.
 * Never "rate limited": Alertmanager drops for good what it is told 429 for.
 */
export async function withinLoad<T>(declaredLength: string | null, work: () => Promise<T>): Promise<T> {
  const length = Number(declaredLength ?? Number.NaN)
  const bytes = Number.isFinite(length) ? Math.min(Math.max(length, 0), MAX_DELIVERY_BYTES) : MAX_DELIVERY_BYTES
  if (load.deliveries >= MAX_DELIVERIES_AT_ONCE || load.bytes + bytes > MAX_BYTES_AT_ONCE) {
    throw new AppError('unavailable', 'Too much is being received right now', { retryAfterSeconds: 5 })
  }
  load.bytes += bytes
  load.deliveries++
  try {
    return await work()
  } finally {
    load.bytes -= bytes
    load.deliveries--
  }
}

const lanes = shared('intake-lanes', () => ({ free: LANES, waiting: [] as (() => void)[] }))

/** Runs the transaction of a delivery when one of the lanes is free, in the order of arrival. */
export async function inLane<T>(work: () => Promise<T>): Promise<T> {
  if (lanes.free > 0) lanes.free--
  else await new Promise<void>((resolve) => lanes.waiting.push(resolve))
  try {
    return await work()
  } finally {
    const next = lanes.waiting.shift()
    if (next) next()
    else lanes.free++
  }
}
