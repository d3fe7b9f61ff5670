import { z } from 'zod'
import { idSchema } from '../incident/inputs'
import type { Ref } from '../incident/values'
import { emailSchema } from '../people/inputs'
import { captionSchema, linkSchema } from '../text'
import { CHANNELS, type Channel, type Delivery } from './channel'
import { type PersonalRule, personalRuleSchema } from './personal-rule'
import type { Reachability } from './reachability'

/** Digits of a code that proves that a method is somebody's, and how long it counts. */
export const CODE_DIGITS = 6
export const CODE_MINUTES = 15
export const CODE_TRIES = 5
/** Of one person. */
export const MAX_METHODS = 20

const label = captionSchema(60).default('')

/**
 * A number as ITU-T E.164 writes it: `+`, the country code, at most 15 digits. Spaces and hyphens that people put in
 * are taken out.
 * @see https://www.itu.int/rec/T-REC-E.164
 */
export const phoneNumberSchema = z
  .string()
  .transform((value) => value.replace(/[\s()./-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'is not a number with + and the country code, such as +49 30 901820'))

/** @see https://docs.ntfy.sh/publish/ */
const topicSchema = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9_-]{1,64}$/, 'is not a topic: letters, digits, - and _, at most 64')

/** What each channel that people add by hand is addressed by. A device adds itself. */
const addressSchemas = {
  email: emailSchema,
  sms: phoneNumberSchema,
  voice: phoneNumberSchema,
  ntfy: topicSchema,
  slack: linkSchema,
  webhook: linkSchema,
} as const satisfies Record<TypedChannel, z.ZodType<string>>

export type TypedChannel = Exclude<Channel, 'push'>
export const TYPED_CHANNELS = CHANNELS.filter((channel): channel is TypedChannel => channel !== 'push')

/** A new way to reach oneself. `id` is the caller's: the same again is the same method. */
export const newMethodSchema = z.discriminatedUnion(
  'channel',
  [
    z.strictObject({ id: idSchema, channel: z.literal('email'), address: addressSchemas.email, label }),
    z.strictObject({ id: idSchema, channel: z.literal('sms'), address: addressSchemas.sms, label }),
    z.strictObject({ id: idSchema, channel: z.literal('voice'), address: addressSchemas.voice, label }),
    z.strictObject({ id: idSchema, channel: z.literal('ntfy'), address: addressSchemas.ntfy, label }),
    z.strictObject({ id: idSchema, channel: z.literal('slack'), address: addressSchemas.slack, label }),
    z.strictObject({ id: idSchema, channel: z.literal('webhook'), address: addressSchemas.webhook, label }),
  ],
  { error: (issue) => (issue.code === 'invalid_union' ? 'is not a channel that is added by hand' : undefined) },
)
export type NewMethod = z.output<typeof newMethodSchema>

export const methodChangeSchema = z.strictObject({ label: captionSchema(60) })

export const codeSchema = z.strictObject({
  code: z
    .string()
    .transform((value) => value.replace(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/, `is not ${CODE_DIGITS} digits`)),
})

export const methodOrderSchema = z.strictObject({
  ids: z
    .array(idSchema)
    .max(2 * MAX_METHODS, 'are too many')
    .refine((ids) => new Set(ids).size === ids.length, 'has a method twice'),
})

const base64url = (max: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+={0,2}$/, 'is not base64url')
    .max(max, 'is too long')

/** A subscription as `PushSubscription.toJSON()` gives it, on the device it is for. */
export const newSubscriptionSchema = z.strictObject({
  endpoint: linkSchema,
  keys: z.strictObject({ p256dh: base64url(120), auth: base64url(60) }),
  /** The public key of ours that it was made for. */
  serverKey: base64url(120),
  label: captionSchema(60),
})
export type NewSubscription = z.output<typeof newSubscriptionSchema>

export const endpointSchema = z.strictObject({ endpoint: linkSchema })

/** `version` is the one that was read, 0 before anything was set. */
export const ruleChangeSchema = z.strictObject({
  version: z.int().min(0),
  rule: personalRuleSchema,
  testsShifts: z.boolean(),
})
export type RuleChange = z.output<typeof ruleChangeSchema>

/** A contact method as its owner sees it. Instants are ISO 8601. */
export interface ContactMethodView {
  id: string
  channel: Channel
  /** As it may be shown: of an address that is a secret, the host and its end. */
  address: string
  label: string
  isAccount: boolean
  isVerified: boolean
  /** Its channel is set up here. */
  isReady: boolean
  testedAt: string | null
  lastOkAt: string | null
  lastFailedAt: string | null
  /** Of the last try; null when it went well. */
  lastProblem: string | null
}

/** A step of a policy that may ask somebody, and after how many minutes the next one asks somebody else. */
export interface AskingStep {
  policy: Ref
  /** From 1. */
  step: number
  minutes: number
}

/** All that somebody can see of how they are told. */
export interface OwnNotifications {
  methods: ContactMethodView[]
  /** Channels that are set up here and can be added by hand. */
  channels: TypedChannel[]
  /** The public key to subscribe a device with; null when this address can take no push. */
  pushKey: string | null
  rule: PersonalRule
  testsShifts: boolean
  version: number
  reachability: Reachability
  /** Of each policy that may ask them, the step that leaves them the least time. */
  asking: AskingStep[]
}

/** How a method is called in a sentence. */
export const methodName = ({ address, label, isAccount }: NamedMethod): string => {
  if (isAccount) return `${address} (account)`
  return label ? (address ? `${label} (${address})` : label) : address
}
type NamedMethod = Pick<ContactMethodView, 'address' | 'label' | 'isAccount'>

/** What came of a test, in one sentence. */
export const deliveryText = (delivery: Delivery): string =>
  delivery.state === 'failed'
    ? `${delivery.provider} did not take it: ${delivery.detail}`
    : `${delivery.provider} ${delivery.state === 'delivered' ? 'delivered' : 'took'} it.${delivery.detail ? ` ${delivery.detail}` : ''}`
