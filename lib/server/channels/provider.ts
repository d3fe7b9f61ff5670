import type { Channel, Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import type { ChannelSecrets } from '@/lib/server/channels/sealed'
import type { MethodToSend } from '@/lib/server/db/contact-methods'

/** Where a message goes, with what is needed to get it there. */
export interface Recipient {
  methodId: string
  channel: Channel
  address: string
  secrets: ChannelSecrets
  subscription: MethodToSend['subscription']
}

/**
 * One of those who can take a message of a channel: a mail server, an account, a push service. `send` never throws for
 * what they did, ends soon after the signal, and says nothing secret.
 */
export interface Provider {
  /** Fit for every eye. */
  name: string
  send(message: PageMessage, to: Recipient, signal: AbortSignal): Promise<Delivery>
}

/** A channel: who can take its messages now, the first choice first; none when it is not set up. */
export type ChannelAdapter = (to: Recipient) => Promise<Provider[]> | Provider[]

/** Statuses of HTTP after which the same again would come to the same. */
export const isPermanentStatus = (status: number): boolean =>
  status >= 400 && status < 500 && ![408, 409, 425, 429].includes(status)
