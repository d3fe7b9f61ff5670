import { z } from 'zod'
import type { ErrorCode } from './errors'
import type { IncidentEvent } from './incident/events'
import type { IncidentState } from './incident/state'
import type { TimelineRow } from './incident/timeline'
import type { Ref } from './incident/values'

/** The path of the socket on the server's own origin. */
export const REALTIME_PATH = '/realtime'
/** Rows in a fresh room; older ones are paged in. */
export const WINDOW_ROWS = 200
/** A client further behind than this gets a snapshot instead of the missing events. */
export const MAX_TAIL = 500
/** How often every open room is told its head, so that a lost last event is noticed. */
export const HEAD_INTERVAL_MS = 4000
/** Sockets that the pages of a person may have open to one server, and as many with their tokens. */
export const MAX_SOCKETS = 50

/** A room at one instant: the confirmed state and its latest rows, in `seq` order. */
export interface RoomSnapshot {
  incident: IncidentState
  timeline: TimelineRow[]
  headSeq: number
}

/** What brings a client up to date: the missing tail, or a fresh start when the tail is too long or unknown. */
export type RoomUpdate =
  | { kind: 'events'; events: IncidentEvent[]; headSeq: number; reducerVersion: number }
  | ({ kind: 'snapshot'; reducerVersion: number } & RoomSnapshot)

export type JoinReply = RoomUpdate | { kind: 'refused'; code: ErrorCode | 'internal'; message: string }

/** Somebody in a room. One entry a person, whatever the number of tabs. */
export interface Present extends Ref {
  device: 'desktop' | 'phone'
  since: string
  /** False when all their tabs are in the background. */
  isActive: boolean
}

/** Why a client must forget an incident, or its whole session. */
export type AccessNotice =
  | { kind: 'signed-out' }
  | { kind: 'role-changed' }
  | { kind: 'incident-gone'; incidentId: string }

export interface InAppNotification {
  id: string
  kind:
    | 'mention'
    | 'help'
    | 'handover'
    | 'role-taken'
    | 'effect-check'
    | 'crutch'
    | 'drill'
    | 'comment'
    | 'review-asked'
    | 'review-given'
    | 'page'
    | 'page-failed'
    | 'unanswered'
  incidentId: string
  incidentKey: string
  incidentTitle: string
  entryId: string | null
  /** The thread of comments on the postmortem it is about. */
  threadId: string | null
  by: Ref
  text: string | null
  createdAt: string
  readAt: string | null
}

export interface ServerToClient {
  /** Committed events of one incident, in order. */
  events(events: IncidentEvent[]): void
  /** The head `seq` of each room this socket is in. */
  heads(heads: Record<string, number>): void
  presence(incidentId: string, present: Present[]): void
  access(notice: AccessNotice): void
  notification(notification: InAppNotification): void
  /** Who is on call, or will be, may have changed. */
  rotas(): void
  /** This socket is closed for a newer one of the same person, who has too many. */
  displaced(why: { message: string }): void
}

export const presenceSchema = z.strictObject({ device: z.enum(['desktop', 'phone']), isActive: z.boolean() })

export interface ClientToServer {
  join(incidentId: string, afterSeq: number | null, reply: (reply: JoinReply) => void): void
  leave(incidentId: string): void
  /** How this tab is used; applies to every room of the socket. */
  presence(presence: z.infer<typeof presenceSchema>): void
}
