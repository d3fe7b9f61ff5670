import { z } from 'zod'
import type { Versioned } from '@/lib/domain/organisation-settings'
import { openChannel } from '@/lib/server/channels/sealed'
import { readSettingRow } from '@/lib/server/db/organisation-settings'
import type { Tx } from '@/lib/server/db/pool'

/** Rows beside the settings, and none of them: what is sealed in them is never answered. */
export const TWILIO_KEY = 'channel-twilio'
export const NTFY_KEY = 'channel-ntfy'
export const HEARTBEAT_KEY = 'heartbeat-out'

const storedTwilioSchema = z.array(
  z.strictObject({ accountSid: z.string(), from: z.string(), apiUrl: z.string(), sealed: z.string().nullable() }),
)
const storedNtfySchema = z.strictObject({ server: z.string(), sealed: z.string().nullable() })
const storedHeartbeatSchema = z.strictObject({ sealed: z.string(), shown: z.string(), everyMinutes: z.number() })

export type StoredTwilio = z.output<typeof storedTwilioSchema>
export type StoredNtfy = z.output<typeof storedNtfySchema>
export type StoredHeartbeat = z.output<typeof storedHeartbeatSchema>

async function stored<Value>(key: string, schema: z.ZodType<Value>, tx?: Tx) {
  const row = await readSettingRow(key, tx)
  return { value: schema.safeParse(row?.value).data ?? null, version: row?.version ?? 0 }
}

export async function storedTwilio(tx?: Tx): Promise<Versioned<StoredTwilio>> {
  const { value, version } = await stored(TWILIO_KEY, storedTwilioSchema, tx)
  return { value: value ?? [], version }
}
export const storedNtfy = (tx?: Tx): Promise<Versioned<StoredNtfy | null>> => stored(NTFY_KEY, storedNtfySchema, tx)
export const storedHeartbeat = (tx?: Tx): Promise<Versioned<StoredHeartbeat | null>> =>
  stored(HEARTBEAT_KEY, storedHeartbeatSchema, tx)

export interface TwilioAccount {
  accountSid: string
  /** The number it sends from. */
  from: string
  apiUrl: string
  authToken: string
}

/** The accounts that can be used, the first choice first. */
export async function readTwilio(): Promise<TwilioAccount[]> {
  const accounts = await Promise.all(
    (await storedTwilio()).value.map(async ({ sealed, ...account }) => {
      const secrets = sealed === null ? null : await openChannel(sealed)
      return secrets?.token ? [{ ...account, authToken: secrets.token }] : []
    }),
  )
  return accounts.flat()
}

export interface NtfyServer {
  /** Without a slash at its end. */
  url: string
  token: string | undefined
}

/** The server that is set; null without one, and when its token cannot be read any more. */
export async function readNtfy(): Promise<NtfyServer | null> {
  const { value: ntfy } = await storedNtfy()
  if (!ntfy) return null
  if (ntfy.sealed === null) return { url: ntfy.server, token: undefined }
  const secrets = await openChannel(ntfy.sealed)
  return secrets ? { url: ntfy.server, token: secrets.token } : null
}
