import type { Stage } from '@/lib/domain/on-call/escalation-policy'
import * as store from '@/lib/server/db/timers'

type Tx = Parameters<typeof store.armTimer>[0]

/** Every kind of timer, with what its handler is told. */
export interface TimerPayloads {
  /** The holder of a role has left the room; due when they count as absent. */
  'mark-absent': { personId: string; since: string }
  /** An incident was marked as a duplicate: what it has moves to the other one. */
  'carry-duplicate': { of: string }
  /** Alerts of this place wait to be given to an incident. */
  'settle-alerts': { serviceId: string | null; integrationId: string }
  /** Alerts about delivery wait to be given to an incident. */
  'settle-pipelines': object
  /** Alerts of an incident changed, and its log has to be told. */
  'report-alerts': { integrationId: string }
  /** A heartbeat has not come in time, unless it moved this. */
  'heartbeat-late': { integrationId: string }
  /** A silence or a maintenance window is over. */
  'release-held': { holdId: string }
  /** The snooze of an alert is over. */
  'snooze-over': { alertId: string }
  /** No alert of an incident has fired for a while. */
  'auto-resolve': { integrationId: string }
  /** A file was uploaded; due when an entry should long have taken it. */
  'delete-upload': { attachmentId: string }
  /** Nobody has said whether a mitigation worked, and its time has come. */
  'check-effect': { mitigationId: string; checkAt: string }
  /** Something left in place has reached its expiry. */
  'expire-crutch': { mitigationId: string }
  /** The request of a lever is to be sent, at most once. */
  'send-action': { mitigationId: string; actionId: string; person: string }
  'send-mail': { mailId: string }
  /** A drill is to be looked at: its next step, the one asked for now, or its end. */
  'drill-step': { drillId: string; inject?: number }
  /** Changes on an incident's services have to be written into its log. */
  'notice-changes': object
  /** Whoever sees to a review is to be reminded, if it still is not published. */
  'remind-review': { resolvedAt: string }
  /** Somebody is to be reminded of a prevention, if there still is a reason. */
  'remind-prevention': { preventionId: string }
  /** An issue was asked for and is to be made at GitHub, once. */
  'create-issue': { preventionId: string; requestId: string }
  /** A prevention is done, and its issue is to be closed. */
  'close-issue': { preventionId: string; number: number }
  /** An issue is to be looked at: it may have been closed or reopened there. */
  'poll-issue': { preventionId: string; number: number }
  /** Somebody wants the digest of the week that is over. */
  'write-digest': { personId: string }
  /** Who is about to come on by a rota is to be told, and who will be missing. */
  'watch-rota': { rotaId: string }
  /** Past incidents of elsewhere wait to be written. */
  'run-import': { runId: string }
  /** An alert starts the policy of a service in an incident, unless it runs there; again what a sender's word had stopped. */
  'start-escalation': { serviceIds: string[]; isAgain?: boolean }
  /** A sender says that somebody sees to an alert of an incident. */
  'heed-acknowledgement': { byName: string }
  /** A stage of a run was not answered in its time. */
  escalate: { escalationId: string; lap: number; position: number }
  'expire-acknowledgement': { escalationId: string; until: string }
  'expire-pages': { pageIds: string[] }
  /** The log has to be told what came of a try to tell somebody. */
  'tell-page-attempt': { attemptId: string; outcome: 'sent' | 'delivered' | 'failed' }
  /** The log has to be told that nothing reached somebody. */
  'tell-page-failed': { pageId: string; why: 'no-method' | 'all-failed' | 'gone' }
  /** A stage of a run tells an address: which one of those it tells under one key. Without it, all of them. */
  'tell-webhooks': {
    escalationId: string
    lap: number
    position: number
    stage: Stage
    service: string
    address?: { of: string; index: number }
  }
  /** A contact method is to be tried: the shift of its owner begins. */
  'test-method': { methodId: string; personId: string }
  /** A key moment of a room is to be posted to a destination. */
  'post-moment': { destinationId: string; words: string; askedAt: string }
  /** A monitor outside is to be told that we live. */
  'heartbeat-out': object
}

export type TimerKind = keyof TimerPayloads

/** What talks to machines elsewhere, or writes for long, may take its time, and must not make what is exact wait. */
export const OUTSIDE_KINDS = [
  'send-mail',
  'send-action',
  'create-issue',
  'close-issue',
  'poll-issue',
  'run-import',
  'watch-rota',
  'test-method',
  'post-moment',
  'heartbeat-out',
  'tell-webhooks',
] as const satisfies TimerKind[]

/** Who is paged when waits for nothing else: not for a storm of alerts that is being given to its incident. */
export const PAGING_KINDS = [
  'start-escalation',
  'heed-acknowledgement',
  'escalate',
  'expire-acknowledgement',
  'expire-pages',
  'tell-page-failed',
] as const satisfies TimerKind[]

export interface Timer<Kind extends TimerKind> {
  /** One timer is armed per key; arming it again moves it. */
  key: string
  kind: Kind
  /** Null for what concerns no incident yet. */
  incidentId: string | null
  payload: TimerPayloads[Kind]
  dueAt: Date
}

/** Arms a timer in the transaction of what causes it: both are saved, or neither. */
export const armTimer = <Kind extends TimerKind>(tx: Tx, timer: Timer<Kind>): Promise<void> => store.armTimer(tx, timer)

/** Arms timers of different keys, as `armTimer` does each. */
export const armTimers = (tx: Tx, timers: readonly Timer<TimerKind>[]): Promise<void> => store.armTimers(tx, timers)

/** Cancels the timer of this key, if one is armed, in the transaction that makes it needless. */
export const cancelTimer = (tx: Tx, key: string): Promise<void> => store.cancelTimer(tx, key)

export const absenceKey = (incidentId: string, personId: string): string => `absent:${incidentId}:${personId}`
export const duplicateKey = (incidentId: string): string => `duplicate:${incidentId}`
export const mitigationKey = (
  kind: 'check-effect' | 'expire-crutch',
  incidentId: string,
  mitigationId: string,
): string => `${kind}:${incidentId}:${mitigationId}`
/** Of the event that asked for it: an id its caller made may be that of another request. */
export const actionKey = (incidentId: string, seq: number): string => `action:${incidentId}:${seq}`
export const mailKey = (mailId: string): string => `mail:${mailId}`
export const drillKey = (drillId: string): string => `drill:${drillId}`
export const noticeKey = (incidentId: string): string => `notice-changes:${incidentId}`
export const digestKey = (personId: string): string => `digest:${personId}`
export const uploadKey = (attachmentId: string): string => `upload:${attachmentId}`
export const importKey = (runId: string): string => `import:${runId}`
export const rotaKey = (rotaId: string): string => `rota:${rotaId}`
export const preventionKey = (preventionId: string): string => `prevention:${preventionId}`
export const HEARTBEAT_TIMER = 'heartbeat-out'
export const escalationKey = (escalationId: string, place: string): string => `escalation:${escalationId}:${place}`
/** Of an attempt or a page, and what is told of it. */
export const tellKey = (id: string, what: string): string => `tell-page:${id}:${what}`
