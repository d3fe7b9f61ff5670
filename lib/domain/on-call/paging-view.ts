import type { Ref, Severity, Status } from '../incident/values'
import type { Channel, Urgency } from './channel'
import type { EscalationNow } from './escalation'
import type { PolicyStep } from './escalation-policy'
import type { PageState } from './page'

/** Whom a target means now, with its own name; `people` is empty for an address, and for a seat that nobody has. */
export interface TargetView {
  kind: 'person' | 'rota' | 'team' | 'webhook'
  /** Of the person, rota or team; null when it is gone, and for an address. */
  ref: Ref | null
  /** Of a rota. */
  seat: 'primary' | 'secondary' | null
  /** Of an address: its host. The whole address is for those who may change the policy, in `steps`. */
  host: string | null
  people: Ref[]
}

/** A policy as lists show it. */
export interface PolicySummary {
  id: string
  name: string
  team: Ref | null
  steps: number
  repeat: number
  holdMinutes: number | null
  /** Minutes from the first page to the first fallback when nobody answers. */
  minutesToFallback: number
  /** The services that follow it. */
  services: Ref[]
  isArchived: boolean
}

export interface PolicyDetail extends Omit<PolicySummary, 'steps'> {
  version: number
  isEditable: boolean
  /** What was set. Addresses are shortened to their host for who may not change it. */
  steps: PolicyStep[]
  /** For each step whom its targets mean now, in their order. */
  now: TargetView[][]
  /** The final fallback: everybody of the team that owns the service (here: the policy), then the admins. */
  fallback: { team: Ref[]; admins: Ref[] }
  /** Signs what is sent to addresses (Standard Webhooks); only for those who may change it, null when no step has one. */
  signingSecret: string | null
}

/** One try over one contact method. */
export interface AttemptView {
  id: string
  channel: Channel
  state: 'queued' | 'sending' | 'sent' | 'delivered' | 'failed' | 'cancelled'
  dueAt: string
  sentAt: string | null
  /** Who took it, or refused. */
  provider: string | null
  detail: string | null
  tries: number
  /** A try before may have arrived as well. */
  isPossiblyTwice: boolean
}

export interface PageView {
  id: string
  person: Ref
  state: PageState
  urgency: Urgency
  words: string | null
  because: 'step' | 'hand' | 'mobilise'
  askedBy: Ref
  askedAt: string
  expiresAt: string
  answeredAt: string | null
  arrivesAt: string | null
  /** Of one that was declined or failed. */
  reason: string | null
  /** It waits for an answer of its person. */
  isOpen: boolean
  incident: { id: string; key: string; title: string; severity: Severity; status: Status }
  escalation: Pick<EscalationNow, 'id' | 'service' | 'state' | 'dueAt' | 'acknowledgedBy' | 'acknowledgedUntil'> | null
}

export interface PageDetail extends PageView {
  isMine: boolean
  attempts: AttemptView[]
}

/** My pages: those to answer first, the newest first; and those of the last day. */
export interface MyPages {
  toAnswer: PageView[]
  lately: PageView[]
}
