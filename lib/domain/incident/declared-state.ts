import { withDeliverySpan } from './delivery-spans'
import { nothingElapsed } from './elapsed'
import type { EventEnvelope, PayloadOf } from './events'
import { emptyList, type IncidentState, pushBounded } from './state'
import { DEFAULT_CADENCE } from './values'

/** An incident as its first event leaves it. */
export function declaredState(payload: PayloadOf<'incident.declared'>, envelope: EventEnvelope): IncidentState {
  const { recordedAt, seq, actor } = envelope
  const { services, members, occurredAt, firstSignalAt, ...rest } = payload
  const byMachine = actor.kind === 'integration'
  const state: IncidentState = {
    ...rest,
    id: envelope.incidentId,
    seq,
    summary: payload.summary ?? null,
    status: 'active',
    outcome: null,
    members,
    deliveryEvidence: null,
    declaredBy: actor,
    services,
    instants: {
      impactStartedAt: occurredAt ? { at: occurredAt, source: byMachine ? 'machine' : 'live' } : null,
      firstSignalAt: firstSignalAt ? { at: firstSignalAt, source: 'machine' } : null,
      detectedAt: byMachine ? { at: recordedAt, source: 'machine' } : null,
      declaredAt: { at: recordedAt, source: 'machine' },
      firstPagedAt: null,
      acknowledgedAt: null,
      mobilisedAt: null,
      firstMitigationAt: null,
      mitigatedAt: null,
      resolvedAt: null,
      closedAt: null,
    },
    reopenedAt: emptyList(),
    severityJourney: pushBounded(emptyList(), { to: payload.severity, at: recordedAt, seq }),
    statusJourney: pushBounded(emptyList(), { to: 'active', at: recordedAt, seq, note: null }),
    roles: { commander: null, operations: null, communications: null, scribe: null },
    experts: [],
    offers: [],
    takenRoles: [],
    participants: emptyList(),
    decisions: emptyList(),
    hypotheses: emptyList(),
    openQuestions: emptyList(),
    helpAsked: emptyList(),
    links: emptyList(),
    bridgeUrl: null,
    deliveryReason: payload.deliveryReason ?? null,
    cadence: payload.cadence ?? DEFAULT_CADENCE,
    checklist: (payload.checklist ?? []).map((item) => ({ ...item, reached: null })),
    confirmed: null,
    radius: null,
    waivedLevers: emptyList(),
    mitigations: [],
    changes: { noticed: emptyList(), ruledOut: emptyList() },
    putOff: emptyList(),
    updates: emptyList(),
    drill: null,
    alerts: { firing: 0, total: 0, last: null },
    reopeningSuggestedAt: null,
    requested: [],
    paging: { pages: [], escalations: [] },
    elapsed: nothingElapsed(recordedAt),
    deliverySpans: emptyList(),
    isTest: false,
    detectedBy: byMachine ? 'monitoring' : null,
    importedFrom: null,
    review: null,
    duplicateOf: null,
    duplicates: emptyList(),
    entryCount: 0,
    lastWord: null,
    lastActivityAt: recordedAt,
  }
  return withDeliverySpan(state, recordedAt)
}
