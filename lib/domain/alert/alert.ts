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
}
