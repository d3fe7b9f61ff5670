import type { PersonActor } from '@/lib/domain/actor'
import { wrongField } from '@/lib/domain/errors'
import type { ChannelsState, HeartbeatChange, NtfyChange, TwilioChange } from '@/lib/domain/on-call/channel-settings'
import { requireAdmin } from '@/lib/server/access/rights'
import { listDestinations } from '@/lib/server/channels/destinations'
import {
  HEARTBEAT_KEY,
  NTFY_KEY,
  type StoredTwilio,
  storedHeartbeat,
  storedNtfy,
  storedTwilio,
  TWILIO_KEY,
} from '@/lib/server/channels/provider-settings'
import { sealChannel, shownAddress } from '@/lib/server/channels/sealed'
import { now } from '@/lib/server/clock'
import { readHealth } from '@/lib/server/db/channel-health'
import { saveSettingRow } from '@/lib/server/db/organisation-settings'
import { withTransaction } from '@/lib/server/db/pool'
import { env } from '@/lib/server/env'
import { readVersionedSetting } from '@/lib/server/organisation-settings'
import { armHeartbeat } from '@/lib/server/timers/channel-timers'

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

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
      twilio: twilio.map(({ sealed, ...account }) => ({ ...account, isTokenSet: sealed !== null })),
      ntfy: { server: ntfy?.server ?? null, isTokenSet: ntfy?.sealed != null },
      heartbeat: heartbeat && { address: heartbeat.shown, everyMinutes: heartbeat.everyMinutes },
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

/** Replaces the accounts. A token that is not given stays, for the same account at the same address. */
export async function changeTwilio(actor: PersonActor, { accounts }: TwilioChange): Promise<ChannelsState> {
  requireAdmin(actor)
  const before = await storedTwilio()
  const stored: StoredTwilio = []
  for (const [index, { authToken, ...account }] of accounts.entries()) {
    const same = before.find((one) => one.accountSid === account.accountSid && one.apiUrl === account.apiUrl)
    const sealed = authToken ? await sealChannel({ token: authToken }) : (same?.sealed ?? null)
    if (!sealed) throw wrongField(`accounts.${index}.authToken`, 'is missing: none is stored for this account')
    stored.push({ ...account, sealed })
  }
  await saveSettingRow(TWILIO_KEY, stored, actor.id, now())
  return channelsState(actor)
}

/** Sets the server of ntfy. A token that is not given stays, for the same server. */
export async function changeNtfy(actor: PersonActor, { server, token }: NtfyChange): Promise<ChannelsState> {
  requireAdmin(actor)
  const before = await storedNtfy()
  const kept = token === undefined && before?.server === server ? before.sealed : null
  const sealed = token ? await sealChannel({ token }) : kept
  await saveSettingRow(NTFY_KEY, server === null ? null : { server, sealed }, actor.id, now())
  return channelsState(actor)
}

/** Sets what is called while Evenkeel lives; null ends it. An address that is not given stays. */
export async function changeHeartbeat(actor: PersonActor, change: HeartbeatChange): Promise<ChannelsState> {
  requireAdmin(actor)
  const before = await storedHeartbeat()
  if (change && !change.url && !before) throw wrongField('heartbeat.url', 'is missing')
  const address = change?.url
    ? { sealed: await sealChannel({ url: change.url }), shown: shownAddress(change.url) }
    : { sealed: before?.sealed, shown: before?.shown }
  await saveSettingRow(HEARTBEAT_KEY, change && { ...address, everyMinutes: change.everyMinutes }, actor.id, now())
  await withTransaction((tx) => armHeartbeat(tx, change !== null, now()))
  return channelsState(actor)
}
