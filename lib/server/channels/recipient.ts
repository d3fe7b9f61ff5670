import type { Channel } from '@/lib/domain/on-call/channel'
import type { Recipient } from '@/lib/server/channels/provider'
import { openChannel } from '@/lib/server/channels/sealed'
import { findMethodToSend } from '@/lib/server/db/contact-methods'

type Found = Recipient | { refusal: string; channel?: Channel }

/** A contact method with what is needed to use it, or why it cannot be. Unproved ones are only sent their code. */
export async function findRecipient(methodId: string, { evenUnproved = false } = {}): Promise<Found> {
  const method = await findMethodToSend(methodId)
  if (!method) return { refusal: 'This contact method is gone.' }
  const { channel, address, sealed, isVerified, person, subscription } = method
  if (person?.isRemoved) return { refusal: `${person.name} is not part of the organisation any more.`, channel }
  if (channel === 'push' && !subscription) return { refusal: 'This device no longer takes notifications.', channel }
  if (!isVerified && !evenUnproved) return { refusal: 'This contact method was never verified.', channel }
  const secrets = sealed ? await openChannel(sealed.toString()) : {}
  if (!secrets) {
    return { refusal: 'Its address cannot be read since AUTH_SECRET was replaced: add it again.', channel }
  }
  return { methodId, channel, address, secrets, subscription }
}
