import type { Present } from '../../realtime-protocol'
import type { IncidentState } from '../state'
import type { SingleRole, Status } from '../values'

/** How much a nudge matters; the more it does, the earlier it is said. */
export const WEIGHTS = ['act-now', 'soon', 'when-quiet'] as const
export type Weight = (typeof WEIGHTS)[number]

/** What the room can open for the reader. */
export type Opening =
  | {
      what:
        | 'ask-for-help'
        | 'blast-radius'
        | 'composer'
        | 'instants'
        | 'levers'
        | 'mitigations'
        | 'services'
        | 'update'
        | 'update-due'
    }
  | { what: 'entry'; seq: number }
  | { what: 'hand-over'; role: SingleRole }
  | { what: 'status'; status: Status }

/** A command with its input, and what its button says. */
export interface Offer {
  command: string
  input: Record<string, unknown>
  label: string
}

/** What the one button beside the sentence does, or the few that answer it. */
export type AdviceAction =
  | ({ kind: 'command' } & Offer)
  | { kind: 'open'; opening: Opening; label: string }
  | { kind: 'answers'; answers: Offer[] }

/** One quiet line: a fact about the room, and one thing that can be done about it. */
export interface Advice {
  /** The rule, and after a colon the fact: put off, it stays away until the fact is another. */
  id: string
  sentence: string
  action: AdviceAction | null
}

export interface Room {
  incident: IncidentState
  /** Who is in the room now; ephemeral, and never in the log. */
  present: readonly Present[]
  now: string
  viewerId: string
}

/** One thing the coach knows to say. Pure: the same room, the same words. */
export interface CoachRule {
  id: string
  weight: Weight
  /** The fact in general and without names: what the log says was put off (SPEC COACH-4). */
  title: string
  /** What makes it fall silent. */
  satisfiedBy: string
  /** While it hurts (active, mitigated), unless it is about what is left afterwards. */
  phase?: 'resolved'
  /** Said to one person, or about one: each reader puts it off for themselves, and the log never tells. */
  isPersonal?: true
  /** Cannot be put off for good, as nothing in the state would name the next time it is so. */
  comesBack?: true
  /** One fact, or all of its facts, the most important first: each is put off by itself (SPEC COACH-3). */
  advise(room: Room): Advice | Advice[] | null
}
