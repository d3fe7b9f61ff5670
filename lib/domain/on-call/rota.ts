import { z } from 'zod'
import { idSchema } from '../incident/inputs'
import { textSchema } from '../text'
import { isTimeZone } from '../zoned-instant'

/** As on a clock: 08:30. */
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time like 08:30')
/** A moment of the week; 1 is Monday, as ISO 8601 has it. */
const momentSchema = z.strictObject({ weekday: z.int().min(1).max(7), time: timeSchema })

/** Hours of the week. One that ends before it begins goes on over Sunday night; one that ends as it begins is all week. */
const weekWindowSchema = z.strictObject({ from: momentSchema, to: momentSchema })
export type WeekWindow = z.output<typeof weekWindowSchema>

const MAX_PARTICIPANTS = 50
export const MAX_LAYERS = 10
export const MAX_WINDOWS = 21

/** People who take turns. */
const layerSchema = z.strictObject({
  name: textSchema(60),
  /** Whose turn it is, in order; the first from `startsOn` on. */
  participantIds: z.array(idSchema).min(1, 'has nobody').max(MAX_PARTICIPANTS),
  /** The day of the first hand-over; of weekly turns also its weekday. */
  startsOn: z.iso.date('is not a day like 2026-11-30'),
  /** When the turn goes on to the next, on the clocks of the zone. */
  handoverAt: timeSchema,
  /** How long a turn is. Hours are hours that pass; days and weeks are those of the calendar. */
  turn: z.strictObject({ count: z.int().min(1).max(1000), unit: z.enum(['hours', 'days', 'weeks']) }),
  /** The only hours in which it counts; always when there are none. */
  windows: z.array(weekWindowSchema).max(MAX_WINDOWS),
})
export type Layer = z.output<typeof layerSchema>

/** Who is on call when, until it is changed. */
export const rotationSchema = z.strictObject({
  zone: z.string().refine(isTimeZone, 'is not a time zone like Europe/Berlin'),
  /** A later one counts before those above it, whenever it has somebody. */
  layers: z.array(layerSchema).min(1, 'has no layer').max(MAX_LAYERS),
  /** Whether the next in order stands by: this turn's secondary is the next turn's primary. */
  hasSecondary: z.boolean(),
})
export type Rotation = z.output<typeof rotationSchema>

export const SEATS = ['primary', 'secondary'] as const
export type Seat = (typeof SEATS)[number]

/** Milliseconds since 1970: from then on a rotation holds, until the next. */
export interface RotationVersion {
  from: number
  rotation: Rotation
}

/** Somebody takes a seat for a while, whoever's turn it is; of several the last made counts. */
export interface Override {
  id: string
  seat: Seat
  personId: string
  from: number
  to: number
}

/** Somebody who left the organisation: from then on no turn of theirs and no override to them counts. */
export interface Departure {
  personId: string
  at: number
}

/** All that decides who is on call. */
export interface Rota {
  /** In order of `from`. What was, stays: a change adds one that holds from then on. */
  versions: readonly RotationVersion[]
  /** In the order they were made. */
  overrides: readonly Override[]
  /** Nobody has left when there are none. */
  departures?: readonly Departure[]
}
