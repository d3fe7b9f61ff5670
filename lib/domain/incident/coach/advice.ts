import type { Present } from '../../realtime-protocol'
import type { IncidentState } from '../state'

/** What the room can open for the reader. */
export type Openable = 'update-due' | 'ask-for-help' | 'instants' | 'services' | 'entry'

/** What the one button beside the sentence does. */
export type AdviceAction =
  | { kind: 'command'; command: string; input: Record<string, unknown>; label: string }
  | { kind: 'open'; what: Openable; seq?: number; label: string }

/** One quiet line: a fact about the room, and one thing that can be done about it. */
export interface Advice {
  /** Names the fact, not only the rule: put off, it stays away until the fact is another. */
  id: string
  sentence: string
  action: AdviceAction | null
}

export interface Room {
  incident: IncidentState
  /** Who is in the room now; ephemeral, and never in the log. */
  present: Present[]
  now: string
  viewerId: string
}

/** A pure rule over the room: what it has to say, or null. */
export type CoachRule = (room: Room) => Advice | null
