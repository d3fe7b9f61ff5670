import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { Delivery } from '@/lib/domain/on-call/channel'
import type { Destination, MadeDestination, NewDestination } from '@/lib/domain/on-call/channel-settings'
import { requireAdmin } from '@/lib/server/access/rights'
import { testMessage } from '@/lib/server/channels/messages'
import { countSending } from '@/lib/server/channels/method-limits'
import { newSigningSecret, sealChannel, shownAddress } from '@/lib/server/channels/sealed'
import { ATTEMPT_LIMIT_MS, sendAttempt } from '@/lib/server/channels/send-attempt'
import { now } from '@/lib/server/clock'
import {
  deleteMethod,
  insertMethod,
  lockMethod,
  readDestinations,
  type StoredMethod,
} from '@/lib/server/db/contact-methods'
import { type Tx, withTransaction } from '@/lib/server/db/pool'

const MAX_DESTINATIONS = 30

const destinationNotFound = () => new AppError('not_found', 'There is no such destination.')

const isTold = (channel: string): channel is Destination['channel'] => channel === 'slack' || channel === 'webhook'

function destinationOf({ id, channel, label, address, testedAt, lastOkAt, lastProblem }: StoredMethod): Destination[] {
  if (!isTold(channel)) return []
  const at = (instant: Date | null) => instant?.toISOString() ?? null
  return [{ id, channel, label, address, testedAt: at(testedAt), lastOkAt: at(lastOkAt), lastProblem }]
}

/** The places of the organisation that are told things, without their secrets. */
export const listDestinations = async (tx: Tx): Promise<Destination[]> =>
  (await readDestinations(tx)).flatMap(destinationOf)

/**
 * Adds a destination; the same id again answers the one that is there, without its secret. Throws `forbidden` and
 * `conflict`.
 */
export async function addDestination(
  actor: PersonActor,
  input: NewDestination,
): Promise<MadeDestination & { isNew: boolean }> {
  requireAdmin(actor)
  const { id, channel, label, address } = input
  const signing = channel === 'webhook' ? newSigningSecret() : null
  const sealed = Buffer.from(await sealChannel({ url: address, ...(signing ? { signing } : {}) }))
  return withTransaction(async (tx) => {
    const there = await readDestinations(tx)
    if (there.length >= MAX_DESTINATIONS && there.every((one) => one.id !== id)) {
      throw new AppError('conflict', `There are ${MAX_DESTINATIONS} already.`)
    }
    const at = now()
    const one = { id, personId: null, channel, label, address: shownAddress(address), sealed }
    // Of two clicks at once the second waits here, and answers what the first made.
    const isNew = await insertMethod(tx, { ...one, verifiedAt: at, createdAt: at })
    const destination = (await listDestinations(tx)).find((known) => known.id === id)
    if (!destination) throw new AppError('conflict', 'This id is taken. Make another.')
    return { destination, signingSecret: isNew ? signing : null, isNew }
  })
}

/** Takes a destination away. Throws `forbidden` and `not_found`. */
export async function removeDestination(actor: PersonActor, id: string): Promise<void> {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    if (!(await lockMethod(tx, null, id))) throw destinationNotFound()
    await deleteMethod(tx, id)
  })
}

/** Sends a test to a destination, and answers what came of it. Throws `forbidden`, `not_found` and `rate_limited`. */
export async function testDestination(actor: PersonActor, id: string): Promise<{ delivery: Delivery }> {
  requireAdmin(actor)
  await countSending('test', actor.id)
  const known = await withTransaction((tx) => listDestinations(tx))
  if (!known.some((one) => one.id === id)) throw destinationNotFound()
  return { delivery: await sendAttempt(testMessage(actor), id, AbortSignal.timeout(ATTEMPT_LIMIT_MS)) }
}
