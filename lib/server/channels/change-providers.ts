import type { PersonActor } from '@/lib/domain/actor'
import { wrongField } from '@/lib/domain/errors'
import type { ChannelsState, HeartbeatChange, NtfyChange, TwilioChange } from '@/lib/domain/on-call/channel-settings'
import type { Versioned } from '@/lib/domain/organisation-settings'
import { requireAdmin } from '@/lib/server/access/rights'
import { channelsState, shownHeartbeat, shownNtfy, shownTwilio } from '@/lib/server/channels/channels-state'
import {
  HEARTBEAT_KEY,
  NTFY_KEY,
  type StoredTwilio,
  storedHeartbeat,
  storedNtfy,
  storedTwilio,
  TWILIO_KEY,
} from '@/lib/server/channels/provider-settings'
import { type ChannelSecrets, openChannel, sealChannel, shownAddress } from '@/lib/server/channels/sealed'
import { now } from '@/lib/server/clock'
import { holdSettingRow, saveSettingRow } from '@/lib/server/db/organisation-settings'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { requireVersion } from '@/lib/server/require-version'
import { armHeartbeat } from '@/lib/server/timers/channel-timers'

/** Replaces the accounts. A token that is not given stays, for the same account at the same address. */
export const changeTwilio = (actor: PersonActor, { accounts, version }: TwilioChange): Promise<ChannelsState> =>
  replace(actor, version, {
    key: TWILIO_KEY,
    read: storedTwilio,
    shown: shownTwilio,
    async isSame(before) {
      if (before.length !== accounts.length) return false
      for (const [index, { accountSid, from, apiUrl, authToken }] of accounts.entries()) {
        const one = before[index]
        if (one?.accountSid !== accountSid || one.from !== from || one.apiUrl !== apiUrl) return false
        if (!(await holds(one.sealed, 'token', authToken))) return false
      }
      return true
    },
    async next(before) {
      const stored: StoredTwilio = []
      for (const [index, { authToken, ...account }] of accounts.entries()) {
        const same = before.find((one) => one.accountSid === account.accountSid && one.apiUrl === account.apiUrl)
        const sealed = authToken ? await sealChannel({ token: authToken }) : (same?.sealed ?? null)
        if (!sealed) throw wrongField(`accounts.${index}.authToken`, 'is missing: none is stored for this account')
        stored.push({ ...account, sealed })
      }
      return stored
    },
  })

/** Sets the server of ntfy. A token that is not given stays, for the same server. */
export const changeNtfy = (actor: PersonActor, { server, token, version }: NtfyChange): Promise<ChannelsState> =>
  replace(actor, version, {
    key: NTFY_KEY,
    read: storedNtfy,
    shown: shownNtfy,
    isSame: async (before) =>
      (before?.server ?? null) === server && (server === null || (await holds(before?.sealed ?? null, 'token', token))),
    async next(before) {
      if (server === null) return null
      const kept = token === undefined && before?.server === server ? before.sealed : null
      return { server, sealed: token ? await sealChannel({ token }) : kept }
    },
  })

/** Sets what is called while Evenkeel lives; null ends it. An address that is not given stays. */
export const changeHeartbeat = (actor: PersonActor, { heartbeat, version }: HeartbeatChange): Promise<ChannelsState> =>
  replace(actor, version, {
    key: HEARTBEAT_KEY,
    read: storedHeartbeat,
    shown: shownHeartbeat,
    isSame: async (before) =>
      before && heartbeat
        ? before.everyMinutes === heartbeat.everyMinutes && (await holds(before.sealed, 'url', heartbeat.url))
        : before === heartbeat,
    async next(before, tx) {
      if (heartbeat && !heartbeat.url && !before) throw wrongField('heartbeat.url', 'is missing')
      await armHeartbeat(tx, heartbeat !== null, now())
      const address = heartbeat?.url
        ? { sealed: await sealChannel({ url: heartbeat.url }), shown: shownAddress(heartbeat.url) }
        : { sealed: before?.sealed, shown: before?.shown }
      return heartbeat && { ...address, everyMinutes: heartbeat.everyMinutes }
    },
  })

/** Whether a secret that was given is the one that is kept; one that was not given is. */
async function holds(sealed: string | null, kind: keyof ChannelSecrets, given: string | null | undefined) {
  if (given === undefined) return true
  const kept = sealed === null ? null : await openChannel(sealed)
  return (kept?.[kind] ?? null) === given
}

interface Provider<Stored> {
  key: string
  read: (tx: Tx) => Promise<Versioned<Stored>>
  shown: (stored: Stored) => unknown
  /** Whether the change comes to what is stored. */
  isSame: (before: Stored) => Promise<boolean>
  next: (before: Stored, tx: Tx) => Promise<unknown>
}

/** Throws `conflict`, with what is set now and without its secrets, when it was set since `version` was read. */
async function replace<Stored>(actor: PersonActor, version: number, { key, ...provider }: Provider<Stored>) {
  requireAdmin(actor)
  await withTransaction(async (tx) => {
    const row = await holdSettingRow(tx, key, { by: actor.id, at: now() })
    const before = await provider.read(tx)
    // The same again, when the answer to the first was lost.
    if (row && (await provider.isSame(before.value))) return
    requireVersion('setting', before, version, {
      by: row?.setBy ?? null,
      current: { value: provider.shown(before.value) },
    })
    await saveSettingRow(key, await provider.next(before.value, tx), actor.id, now(), tx)
  })
  return channelsState(actor)
}
