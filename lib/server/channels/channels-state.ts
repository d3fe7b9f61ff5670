import type { PersonActor } from '@/lib/domain/actor'
import type { ChannelsState } from '@/lib/domain/on-call/channel-settings'
import { requireAdmin } from '@/lib/server/access/rights'
import { listDestinations } from '@/lib/server/channels/destinations'
import {
  type StoredHeartbeat,
  type StoredNtfy,
  type StoredTwilio,
  storedHeartbeat,
  storedNtfy,
  storedTwilio,
} from '@/lib/server/channels/provider-settings'
import { readHealth } from '@/lib/server/db/channel-health'
import { withTransaction } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'
import { readVersionedSetting } from '@/lib/server/organisation-settings'

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

export const shownTwilio = (accounts: StoredTwilio): ChannelsState['twilio'] =>
  accounts.map(({ sealed, ...account }) => ({ ...account, isTokenSet: sealed !== null }))
export const shownNtfy = (ntfy: StoredNtfy | null): ChannelsState['ntfy'] => ({
  server: ntfy?.server ?? null,
  isTokenSet: ntfy?.sealed != null,
})
export const shownHeartbeat = (heartbeat: StoredHeartbeat | null): ChannelsState['heartbeat'] =>
  heartbeat && { address: heartbeat.shown, everyMinutes: heartbeat.everyMinutes }

/** How every channel is set up and does, without a secret. Throws `forbidden` for all but admins. */
export async function channelsState(actor: PersonActor): Promise<ChannelsState> {
  requireAdmin(actor)
  const { mail, secondMail, isInsecure } = env()
  return withTransaction(async (tx) => {
    const twilio = await storedTwilio(tx)
    const ntfy = await storedNtfy(tx)
    const heartbeat = await storedHeartbeat(tx)
    const health = await readHealth(tx)
    const posts = await readVersionedSetting('room-posts', tx)
    return {
      mail: [mail, secondMail].flatMap((one) =>
        one ? [{ server: `${one.host}:${one.port}`, from: `${one.from.name} <${one.from.address}>` }] : [],
      ),
      push: { isPossible: !isInsecure },
      twilio: shownTwilio(twilio.value),
      twilioVersion: twilio.version,
      ntfy: shownNtfy(ntfy.value),
      ntfyVersion: ntfy.version,
      heartbeat: shownHeartbeat(heartbeat.value),
      heartbeatVersion: heartbeat.version,
      destinations: await listDestinations(tx),
      roomPosts: posts.value,
      roomPostsVersion: posts.version,
      health: health.map((one) => ({
        ...one,
        lastOkAt: instant(one.lastOkAt),
        lastFailedAt: instant(one.lastFailedAt),
      })),
    }
  })
}
