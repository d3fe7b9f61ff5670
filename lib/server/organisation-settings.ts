import type { Actor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { isAdmin } from '@/lib/domain/incident/policy'
import { organisationSettings, type SettingKey, type SettingOf } from '@/lib/domain/organisation-settings'
import { parse } from '@/lib/domain/parse'
import { now } from '@/lib/server/clock'
import { readSettingRow, saveSettingRow } from '@/lib/server/db/organisation-settings'
import type { Tx } from '@/lib/server/db/pool'

/** A setting as it is now. One that this version can no longer read counts as never set. */
export async function readSetting<Key extends SettingKey>(key: Key, tx?: Tx): Promise<SettingOf<Key>> {
  const { schema, initial } = organisationSettings[key]
  const row = await readSettingRow(key, tx)
  const parsed = schema.safeParse(row?.value ?? initial)
  return (parsed.success ? parsed.data : initial) as SettingOf<Key>
}

/** Names of hosts inside the network, and where else the organisation is told things: nobody needs them to respond. */
const FOR_ADMINS: ReadonlySet<SettingKey> = new Set(['action-hosts', 'room-posts'])

/** The same for somebody. Throws `forbidden` for what only admins see. */
export async function readSettingAs<Key extends SettingKey>(actor: Actor, key: Key): Promise<SettingOf<Key>> {
  if (FOR_ADMINS.has(key) && !isAdmin(actor)) throw new AppError('forbidden', 'Only admins see this setting.')
  return readSetting(key)
}

/** Replaces a setting. Throws `forbidden` for all but admins, `invalid_input` with the field. */
export async function changeSetting<Key extends SettingKey>(
  actor: Actor,
  key: Key,
  value: unknown,
): Promise<SettingOf<Key>> {
  if (!isAdmin(actor)) throw new AppError('forbidden', 'Only admins can change what is set for everybody.')
  const parsed = parse(organisationSettings[key].schema, value, 'value')
  await saveSettingRow(key, parsed, actor.id, now())
  return parsed as SettingOf<Key>
}
