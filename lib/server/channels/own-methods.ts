import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import { CHANNEL_NAMES } from '@/lib/domain/on-call/channel'
import {
  type ContactMethodView,
  MAX_METHODS,
  type NewMethod,
  type TypedChannel,
} from '@/lib/domain/on-call/contact-method'
import { requireSession } from '@/lib/server/access/rights'
import { sendCode } from '@/lib/server/channels/method-code'
import { lockOwn, readOwn } from '@/lib/server/channels/own-method'
import { readyChannels } from '@/lib/server/channels/ready-channels'
import { type ChannelSecrets, newSigningSecret, sealChannel, shownAddress } from '@/lib/server/channels/sealed'
import { now } from '@/lib/server/clock'
import {
  deleteMethod,
  findOwner,
  insertMethod,
  readMethods,
  renameMethod,
  saveOrder,
} from '@/lib/server/db/contact-methods'
import { lockPerson } from '@/lib/server/db/people'
import { withTransaction } from '@/lib/server/db/pool'

interface Added {
  method: ContactMethodView
  /** What its messages are signed with, of a webhook; told this once. */
  signingSecret: string | null
  isNew: boolean
  /** Why no code left; null when it did. */
  problem: string | null
}

/**
 * Adds a way to reach oneself, and sends the code that proves it. The same id again answers the one that is there.
 * Throws `invalid_input`, and `conflict` for an id that is taken, for what is there already, and for one too many.
 */
export async function addMethod(actor: PersonActor, input: NewMethod): Promise<Added> {
  requireSession(actor)
  const { id, channel, label } = input
  if (!(await readyChannels()).has(channel)) throw wrongField('channel', `${CHANNEL_NAMES[channel]} is not set up here`)
  const { address, secrets } = hidden[channel](input.address)
  const sealed = secrets && Buffer.from(await sealChannel(secrets))
  const isNew = await withTransaction(async (tx) => {
    await lockPerson(tx, actor.id)
    const there = await findOwner(tx, id)
    if (there && there.personId !== actor.id) throw new AppError('conflict', 'This id is taken. Make another.')
    if (there) return false
    const methods = await readMethods(tx, actor.id)
    if (methods.length >= MAX_METHODS)
      throw new AppError('conflict', `You have ${MAX_METHODS} already: remove one first.`)
    if (!secrets && methods.some((one) => one.channel === channel && one.address === address)) {
      throw wrongField('address', 'is there already')
    }
    await insertMethod(tx, {
      id,
      personId: actor.id,
      channel,
      address,
      label,
      sealed,
      verifiedAt: null,
      createdAt: now(),
    })
    return true
  })
  const problem = isNew ? await codeProblem(actor, id) : null
  const method = await readOwn(actor, id)
  return { method, signingSecret: isNew ? (secrets?.signing ?? null) : null, isNew, problem }
}

/** The code can be asked for again: that it did not leave is no reason to lose what was typed. */
async function codeProblem(actor: PersonActor, id: string): Promise<string | null> {
  const delivery = await sendCode(actor, id)
  return delivery.state === 'failed' ? delivery.detail : null
}

interface Hidden {
  address: string
  secrets: ChannelSecrets | null
}

const open = (address: string): Hidden => ({ address, secrets: null })

/** What may be shown of an address, and, of one that is a secret, what is to be sealed. */
const hidden: Record<TypedChannel, (address: string) => Hidden> = {
  email: open,
  sms: open,
  voice: open,
  ntfy: open,
  slack: (address) => ({ address: shownAddress(address), secrets: { url: address } }),
  webhook: (address) => ({ address: shownAddress(address), secrets: { url: address, signing: newSigningSecret() } }),
}

export async function changeMethod(actor: PersonActor, id: string, label: string): Promise<ContactMethodView> {
  requireSession(actor)
  await withTransaction(async (tx) => {
    await lockOwn(tx, actor, id)
    await renameMethod(tx, id, label)
  })
  return readOwn(actor, id)
}

/** Takes a method away, with its place in the rule. Throws `conflict` for the mail address of the account. */
export async function removeMethod(actor: PersonActor, id: string): Promise<void> {
  requireSession(actor)
  await withTransaction(async (tx) => {
    const { isAccount } = await lockOwn(tx, actor, id)
    if (isAccount)
      throw new AppError('conflict', 'The mail address of your account stays: without it nobody reaches you.')
    await deleteMethod(tx, id)
  })
}

export async function orderMethods(actor: PersonActor, ids: string[]): Promise<void> {
  requireSession(actor)
  await withTransaction((tx) => saveOrder(tx, actor.id, ids))
}
