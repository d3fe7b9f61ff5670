import type { z } from 'zod'
import type { Actor, OrganisationRole } from '../actor'
import type { ChangeRef } from '../change/change'
import type { EventBody } from './events'
import type { KnownPaging, PagingNeeds } from './known-paging'
import type { ReviewRules } from './review'
import type { AffectedService, IncidentState } from './state'
import type { TimelineRow } from './timeline'
import type { AttachmentRef, IncidentKind, Ref, Visibility } from './values'

/**
 * Ids a command needs looked up before it can decide. `incidents` may be ids or keys; `entries` are entry ids of this
 * incident, the first being the one the command is about (the `target` of `can`).
 */
export interface Needs {
  people?: string[]
  teams?: string[]
  services?: string[]
  incidents?: string[]
  attachments?: string[]
  changes?: string[]
  /** Ids of mitigations of this incident whose lever may carry a request. */
  actions?: string[]
  entries?: string[]
  /** Entry ids whose words must be found wherever the log carries them. */
  carriersOf?: string[]
  /** The rules of reviews, and how far the document of this incident is. */
  review?: boolean
  /** Policies, who they mean now, and what runs follow. */
  paging?: PagingNeeds
}

/** A person as commands see them; those removed from the organisation are not found. */
export interface KnownPerson extends Ref {
  role: OrganisationRole
}

/** Something uploaded to this incident. */
export interface KnownAttachment extends AttachmentRef {
  uploadedBy: string
  /** The entry it belongs to by now; null while it waits for one. */
  entrySeq: number | null
}

/** The request a mitigation's lever carries as it would be sent now, or why it cannot be. No secret is in it. */
export type KnownAction = { method: string; url: string } | { refusal: string }

/** What the rules of a review look at besides the incident. */
export interface KnownReview {
  rules: ReviewRules
  /** The last change of the document's journal, which cannot grow before this is decided; null without a document. */
  documentHead: number | null
  /** Cards of the latest published version that no prevention names. */
  unansweredCards: { id: string; statement: string }[]
}

/** Another incident that the actor may see. */
export interface KnownIncident {
  id: string
  key: string
  title: string
  kind: IncidentKind
  visibility: Visibility
  duplicateOfKey: string | null
}

/**
 * All that a decision may look at besides the incident. Maps are keyed by what was asked; what was needed and is not in
 * a map does not exist.
 */
export interface CommandContext {
  actor: Actor
  /** The server's clock; ISO 8601 UTC with milliseconds. */
  now: string
  /** `now` less the age the sender gave: when the command was really made (SPEC CLOCK-2). Never in the future. */
  madeAt: string
  people: ReadonlyMap<string, KnownPerson>
  /** The teams asked for, and those that own the services asked for. */
  teams: ReadonlyMap<string, Ref>
  services: ReadonlyMap<string, AffectedService>
  incidents: ReadonlyMap<string, KnownIncident>
  attachments: ReadonlyMap<string, KnownAttachment>
  /** Empty in the browser. */
  changes: ReadonlyMap<string, ChangeRef>
  /** By mitigation; empty in the browser. */
  actions: ReadonlyMap<string, KnownAction>
  entries: ReadonlyMap<string, TimelineRow>
  /** For an entry id, the `seq` of every event for which `carriesWordsOf` holds; empty in the browser (SPEC REDACT-3). */
  carriersOf: ReadonlyMap<string, number[]>
  /** Null unless it was needed, and in the browser. */
  review: KnownReview | null
  /** Null unless it was needed, and in the browser. */
  paging: KnownPaging | null
}

/** One thing a person or machine can do to an incident. Pure: it decides, it never writes. */
export interface Command<Schema extends z.ZodType = z.ZodType> {
  name: string
  /** One sentence for the API's documentation. */
  summary: string
  /** A strict object: unknown keys are an error that names them. */
  input: Schema
  needs?(input: z.output<Schema>, incident: IncidentState): Needs
  /** Whether this actor may do it here; asked by screens too, `target` being the row it is about, if there is one. */
  can(actor: Actor, incident: IncidentState, target?: TimelineRow): boolean
  /** Commands that still work on a closed incident: reopening, corrections, access (SPEC STATUS-5). */
  worksWhenClosed?: boolean
  /** Run by the server itself; to the API it does not exist (SPEC CMD-9). */
  internal?: boolean
  /** The facts that follow, none when nothing would change. Throws `rule_refused` or `not_found`. */
  decide(incident: IncidentState, input: z.output<Schema>, context: CommandContext): EventBody[]
}

/** A command of any input; commands are only ever called with an input their own schema has parsed. */
// biome-ignore lint/suspicious/noExplicitAny: a registry of commands is contravariant in their inputs
export type AnyCommand = Command<any>

/** Names the type of the input once: `decide` and `needs` take it from the schema. */
export const defineCommand = <Schema extends z.ZodType>(command: Command<Schema>): Command<Schema> => command
