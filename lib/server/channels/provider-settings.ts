import { z } from 'zod'
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

export const storedTwilio = async (tx?: Tx): Promise<StoredTwilio> =>
  storedTwilioSchema.safeParse((await readSettingRow(TWILIO_KEY, tx))?.value).data ?? []
export const storedNtfy = async (tx?: Tx): Promise<StoredNtfy | null> =>
  storedNtfySchema.safeParse((await readSettingRow(NTFY_KEY, tx))?.value).data ?? null
export const storedHeartbeat = async (tx?: Tx): Promise<StoredHeartbeat | null> =>
  storedHeartbeatSchema.safeParse((await readSettingRow(HEARTBEAT_KEY, tx))?.value).data ?? null

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
    (await storedTwilio()).map(async ({ sealed, ...account }) => {
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
  const stored = await storedNtfy()
  if (!stored) return null
  if (stored.sealed === null) return { url: stored.server, token: undefined }
  const secrets = await openChannel(stored.sealed)
  return secrets ? { url: stored.server, token: secrets.token } : null
}
