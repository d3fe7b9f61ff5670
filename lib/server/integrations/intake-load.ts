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
    throw tooMuch()
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

const MAX_UNKNOWN_BYTES_AT_ONCE = 20_000_000

const unknown = shared('intake-of-unknown', () => ({ bytes: 0 }))

/**
 * Runs what reads from a sender whose key stands in what it sends. `onPiece` counts what has arrived, not what is
 * announced, and apart from `withinLoad`: who only opens connections and sends slowly takes nobody's place.
 */
export async function ofUnknown<T>(work: (onPiece: (bytes: number) => void) => Promise<T>): Promise<T> {
  let taken = 0
  const onPiece = (bytes: number) => {
    if (unknown.bytes + bytes > MAX_UNKNOWN_BYTES_AT_ONCE) throw tooMuch()
    taken += bytes
    unknown.bytes += bytes
  }
  try {
    return await work(onPiece)
  } finally {
    unknown.bytes -= taken
  }
}

const tooMuch = () => new AppError('unavailable', 'Too much is being received right now', { retryAfterSeconds: 5 })

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
