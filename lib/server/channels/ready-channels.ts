import { CHANNELS, type Channel } from '@/lib/domain/on-call/channel'
import { storedNtfy, storedTwilio } from '@/lib/server/channels/provider-settings'
import { type Tx, together } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'

/** The channels that are set up: a message over another one cannot leave. */
export async function readyChannels(tx?: Tx): Promise<ReadonlySet<Channel>> {
  const [twilio, ntfy] = await together([storedTwilio(tx), storedNtfy(tx)])
  const { mail, isInsecure } = env()
  const hasPhones = twilio.value.some(({ sealed }) => sealed !== null)
  const isReady: Record<Channel, boolean> = {
    // No browser takes push on an address that is plain http.
    push: !isInsecure,
    email: mail !== null,
    sms: hasPhones,
    voice: hasPhones,
    ntfy: ntfy.value !== null,
    slack: true,
    webhook: true,
  }
  return new Set(CHANNELS.filter((channel) => isReady[channel]))
}
