import { z } from 'zod'
import type { PayloadOf } from '../incident/events'
import type { Ref, Severity } from '../incident/values'

/** An alert as a room lists it: one occurrence, from its first firing to its resolve. */
export interface Alert {
  id: string
  integration: Ref
  service: Ref | null
  title: string
  status: 'firing' | 'resolved'
  severity: Severity | null
  labels: Record<string, string>
  url: string | null
  startsAt: string
  /** Null while it fires. */
  endsAt: string | null
  lastReceivedAt: string
  /** How often it was told to us while it fired. */
  receivedCount: number
  /** Set by whoever sent it, when somebody sees to it there. */
  acknowledged: { at: string; by: string } | null
  snoozed: { until: string; by: string; reason: string | null } | null
  /** It came and went so often that it pages nobody again. */
  isFlapping: boolean
  /** Why it belongs to its incident. */
  joined: PayloadOf<'alerts.changed'>['joined'] | null
  /** What keeps it from opening anything, while it has no incident. */
  held: { by: 'maintenance' | 'silence'; id: string } | null
}

/** A line of an alert's history. */
export interface AlertMoment {
  at: string
  what: 'fired' | 'told' | 'resolved' | (typeof ENTRY_KINDS)[number]
  by: string | null
  text: string | null
}
export const ENTRY_KINDS = [
  'acknowledged',
  'unacknowledged',
  'snoozed',
  'snooze-ended',
  'released',
  'noted',
  'changed',
  'closed',
] as const

/** Everything that is known of one alert. */
export interface AlertDetail extends Alert {
  /** What ratings and silences call it. */
  rule: string
  dedupKey: string
  /** Null: it belongs to none. */
  incident: { id: string; key: string; title: string } | null
  annotations: Record<string, string>
  /** What was received last, as it came but for the key. */
  raw: unknown
  /** The newest first: the last twenty times it was told, and the last two hundred things done with it. */
  history: AlertMoment[]
}

/** Alerts that belong to no incident, for everybody. */
export const apartQuerySchema = z.strictObject({
  /** Those that fire now, or all of the last days. */
  status: z.enum(['firing', 'resolved']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type ApartQuery = z.output<typeof apartQuerySchema>
