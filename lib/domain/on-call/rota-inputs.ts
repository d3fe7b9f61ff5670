import { z } from 'zod'
import { catalogueKeySchema, catalogueNameSchema } from '../catalogue/catalogue'
import { idSchema } from '../incident/inputs'
import { instantSchema, textSchema } from '../text'
import { rotationSchema, SEATS } from './rota'

/** Pages and routes beside those of rotas; a rota of such a key could not be opened. */
const RESERVED = new Set(['edit', 'import', 'load', 'new', 'pages', 'policies', 'preview', 'shifts'])
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const rotaKeySchema = catalogueKeySchema.refine(
  (key) => !RESERVED.has(key) && !UUID.test(key),
  'is the address of something else; choose another',
)

const seat = z.enum(SEATS, 'is not primary or secondary')
const teamId = z.guid('is not the id of a team').nullable()
const note = z.union([z.literal(''), textSchema(500)])

/** Longest an override or a cover may last, in days. */
export const MAX_OVERRIDE_DAYS = 180

export const newRotaSchema = z.strictObject({
  key: rotaKeySchema,
  name: catalogueNameSchema,
  /** The team that owns it; its members and admins may change it, anyone who responds when there is none. */
  teamId: teamId.default(null),
  rotation: rotationSchema,
  /** When it begins to hold; now when it is left out. */
  from: instantSchema.optional(),
})
export type NewRota = z.output<typeof newRotaSchema>

/** What is left out stays as it is. `version` is the one that was read. */
export const rotaChangeSchema = z.strictObject({
  version: z.int().min(1),
  key: rotaKeySchema.optional(),
  name: catalogueNameSchema.optional(),
  teamId: teamId.optional(),
  archived: z.boolean().optional(),
})
export type RotaChange = z.output<typeof rotaChangeSchema>

/** Another rotation from an instant on, which is never in the past. */
export const rotationChangeSchema = z.strictObject({
  version: z.int().min(1),
  rotation: rotationSchema,
  from: instantSchema.optional(),
})
export type RotationChange = z.output<typeof rotationChangeSchema>

/** Longest time that shifts are shown for at once, in days. */
export const MAX_SHIFT_DAYS = 400

/** The time to show shifts for. */
export const shiftStretchSchema = z.strictObject({ from: instantSchema, to: instantSchema })

/** A rotation that nobody saved yet, and the time to show it for. What the services of the team need is looked at too. */
export const rotationPreviewSchema = shiftStretchSchema.extend({
  rotation: rotationSchema,
  teamId: teamId.default(null),
})
export type RotationPreview = z.output<typeof rotationPreviewSchema>

/** Somebody takes a seat for a while. `id` is the caller's: the same again is the same override. */
export const newOverrideSchema = z.strictObject({
  id: idSchema,
  seat,
  personId: idSchema,
  from: instantSchema,
  to: instantSchema,
  reason: note.default(''),
})
export type NewOverride = z.output<typeof newOverrideSchema>

/** Asks who can cover a shift of one's own, or a part of it. */
export const newCoverRequestSchema = z.strictObject({
  id: idSchema,
  seat,
  from: instantSchema,
  to: instantSchema,
  note: note.default(''),
})
export type NewCoverRequest = z.output<typeof newCoverRequestSchema>

/** Offers to cover it; with `inReturn` for a shift of one's own of the same rota, which makes it a swap. */
export const newCoverOfferSchema = z.strictObject({
  id: idSchema,
  inReturn: z.strictObject({ seat, from: instantSchema, to: instantSchema }).nullable().default(null),
  note: note.default(''),
})
export type NewCoverOffer = z.output<typeof newCoverOfferSchema>

/** The person who asked takes one of the offers. */
export const coverAcceptanceSchema = z.strictObject({ offerId: idSchema })

export const handOverAcceptanceSchema = z.strictObject({ seat, shiftFrom: instantSchema, note: note.default('') })

export const FEED_KINDS = ['person', 'rota', 'team'] as const
/** A calendar to subscribe to. Of a person it can only be one's own: `subjectId` is then left out. */
export const newFeedSchema = z.strictObject({ kind: z.enum(FEED_KINDS), subjectId: idSchema.optional() })
export type NewFeed = z.output<typeof newFeedSchema>

export const handOverQuerySchema = z.strictObject({ seat: seat.default('primary') })
