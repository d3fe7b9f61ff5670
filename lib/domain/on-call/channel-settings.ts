import { z } from 'zod'
import { idSchema } from '../incident/inputs'
import { severitySchema } from '../incident/values'
import { linkSchema, textSchema } from '../text'
import type { Delivery } from './channel'
import { phoneNumberSchema } from './contact-method'

const originSchema = linkSchema.transform((value) => value.replace(/\/+$/, ''))
/** It stands in a header. */
const tokenSchema = textSchema(500).regex(/^[\x21-\x7e]+$/, 'may hold visible ASCII characters only')

/** How a channel is set up is saved on top of the version that was read (SPEC CHAN-15). */
const versionSchema = z.int().min(0)

export const TWILIO_API = 'https://api.twilio.com'

/** An account at Twilio. Without a token the one that is stored stays, if the account and its address are the same. */
const twilioAccountSchema = z.strictObject({
  accountSid: z
    .string()
    .trim()
    .regex(/^AC[0-9a-f]{32}$/i, 'is not AC and 32 hexadecimal digits'),
  from: phoneNumberSchema,
  apiUrl: originSchema.default(TWILIO_API),
  authToken: tokenSchema.optional(),
})

/** The second account is used when the first fails. */
export const twilioChangeSchema = z.strictObject({
  accounts: z.array(twilioAccountSchema).max(2, 'are more than two'),
  version: versionSchema,
})
export type TwilioChange = z.output<typeof twilioChangeSchema>

/** A server of ntfy, or null for none. Without a token the one that is stored stays for the same server; null takes it away. */
export const ntfyChangeSchema = z.strictObject({
  server: originSchema.nullable(),
  token: tokenSchema.nullable().optional(),
  version: versionSchema,
})
export type NtfyChange = z.output<typeof ntfyChangeSchema>

/** An address elsewhere that is called while Evenkeel lives. Without one the address that is stored stays. */
const heartbeatChangeSchema = z
  .strictObject({
    url: linkSchema.optional(),
    everyMinutes: z.int().min(1, 'is below 1').max(60, 'is more than 60'),
  })
  .nullable()
/** `null` switches it off. */
export const heartbeatBodySchema = z.strictObject({ heartbeat: heartbeatChangeSchema, version: versionSchema })
export type HeartbeatChange = z.output<typeof heartbeatBodySchema>

/** A place of the organisation that is told things: a channel of Slack or Mattermost, or a program. */
export const newDestinationSchema = z.strictObject({
  id: idSchema,
  channel: z.enum(['slack', 'webhook'], 'is neither slack nor webhook'),
  label: textSchema(60),
  address: linkSchema,
})
export type NewDestination = z.output<typeof newDestinationSchema>

/** Which rooms tell their key moments where: each destination, with the severities it hears of. */
export const roomPostsSchema = z
  .array(
    z.strictObject({
      destinationId: idSchema,
      severities: z
        .array(severitySchema)
        .min(1, 'is empty')
        .transform((each) => [...new Set(each)]),
    }),
  )
  .max(20, 'are more than 20')
  .refine((posts) => new Set(posts.map((one) => one.destinationId)).size === posts.length, 'has a destination twice')
export type RoomPosts = z.output<typeof roomPostsSchema>

/** How a provider did lately. Instants are ISO 8601. */
export interface ProviderState {
  channel: string
  provider: string
  lastOkAt: string | null
  lastFailedAt: string | null
  lastProblem: string | null
}

export interface Destination {
  id: string
  channel: 'slack' | 'webhook'
  label: string
  /** As it may be shown. */
  address: string
  testedAt: string | null
  lastOkAt: string | null
  lastProblem: string | null
}

/** Everything about channels that admins see, and no secret of it. */
export interface ChannelsState {
  mail: { server: string; from: string }[]
  push: { isPossible: boolean }
  twilio: { accountSid: string; from: string; apiUrl: string; isTokenSet: boolean }[]
  twilioVersion: number
  ntfy: { server: string | null; isTokenSet: boolean }
  ntfyVersion: number
  heartbeat: { address: string; everyMinutes: number } | null
  heartbeatVersion: number
  destinations: Destination[]
  roomPosts: RoomPosts
  /** That of the setting `room-posts`: it is saved on top of this one. */
  roomPostsVersion: number
  health: ProviderState[]
}

/** A destination that was made; its signing secret is told this once. */
export interface MadeDestination {
  destination: Destination
  signingSecret: string | null
}

export interface TestAnswer {
  delivery: Delivery
}
