import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { isAdmin } from '@/lib/domain/incident/policy'
import {
  organisationSettings,
  type SettingKey,
  type SettingOf,
  type VersionedSetting,
} from '@/lib/domain/organisation-settings'
import { parse } from '@/lib/domain/parse'
import { now } from '@/lib/server/clock'
import { holdSettingRow, readSettingRow, type SettingRow, saveSettingRow } from '@/lib/server/db/organisation-settings'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { requireRotaInUse } from '@/lib/server/on-call/rota-rules'
import { requireVersion } from '@/lib/server/require-version'

/** A setting as it is now. One that this version can no longer read counts as never set. */
export async function readSetting<Key extends SettingKey>(key: Key, tx?: Tx): Promise<SettingOf<Key>> {
  return (await readVersionedSetting(key, tx)).value
}

/** The same for whoever is about to change it. */
export async function readVersionedSetting<Key extends SettingKey>(key: Key, tx?: Tx): Promise<VersionedSetting<Key>> {
  return versioned(key, await readSettingRow(key, tx))
}

function versioned<Key extends SettingKey>(key: Key, row: SettingRow | null | undefined): VersionedSetting<Key> {
  const { schema, initial } = organisationSettings[key]
  const parsed = schema.safeParse(row?.value ?? initial)
  return { value: (parsed.success ? parsed.data : initial) as SettingOf<Key>, version: row?.version ?? 0 }
}

/** Names of hosts inside the network, and where else the organisation is told things: nobody needs them to respond. */
const FOR_ADMINS: ReadonlySet<SettingKey> = new Set(['action-hosts', 'room-posts'])

/** The same for somebody. Throws `forbidden` for what only admins see. */
export async function readSettingAs<Key extends SettingKey>(actor: Actor, key: Key): Promise<VersionedSetting<Key>> {
  if (FOR_ADMINS.has(key) && !isAdmin(actor)) throw new AppError('forbidden', 'Only admins see this setting.')
  return readVersionedSetting(key)
}

/**
 * Replaces a setting. Throws `forbidden` for all but admins, `invalid_input` with the field, and `conflict`, with what it
 * is now, when it was set since `version` was read. Without a version it is set whatever it was.
 */
export async function changeSetting<Key extends SettingKey>(
  actor: Actor,
  key: Key,
  value: unknown,
  version?: number,
): Promise<VersionedSetting<Key>> {
  if (!isAdmin(actor)) throw new AppError('forbidden', 'Only admins can change what is set for everybody.')
  const parsed = parse(organisationSettings[key].schema, value, 'value')
  return withTransaction(async (tx) => {
    const row = await holdSettingRow(tx, key, { by: actor.id, at: now() })
    const before = versioned(key, row)
    // The same again, when the answer to the first was lost.
    if (row && isDeepStrictEqual(before.value, parsed)) return before
    if (version !== undefined) {
      requireVersion('setting', before, version, { by: row?.setBy ?? null, current: { value: before.value } })
    }
    if (key === 'commander-rota' && typeof parsed === 'string') await requireRotaInUse(tx, parsed, 'value')
    await saveSettingRow(key, parsed, actor.id, now(), tx)
    return readVersionedSetting(key, tx)
  })
}
