import type { Mitigation } from '@/lib/domain/incident/mitigation'
import type { IncidentState } from '@/lib/domain/incident/state'
import { instantNameSchema, severitySchema, singleRoleSchema, statusSchema } from '@/lib/domain/incident/values'
import { measuredOf } from '@/lib/domain/metrics/measured-incident'

/** What lists and joins need of an incident, as columns and tables. Ids are sorted, so that two can be compared. */
export interface IncidentProjection {
  columns: {
    title: string
    kind: string
    severity: string
    status: string
    outcome: string | null
    visibility: string
    deliveryPrevented: boolean
    commanderId: string | null
    declaredAt: string
    impactStartedAt: string | null
    detectedAt: string | null
    mitigatedAt: string | null
    resolvedAt: string | null
    closedAt: string | null
    updateDueAt: string | null
    lastActivityAt: string
    reviewStatus: string | null
    reviewVersion: number
    reviewOwnerId: string | null
    reviewPublishedAt: string | null
  }
  tables: {
    services: string[]
    members: string[]
    participants: string[]
    /** `commander <person id>`, and ` absent` behind it while they are. */
    roles: string[]
    /** Each mitigation as a JSON array of its columns, spelled as PostgreSQL does. */
    mitigations: string[]
    /** The one row that figures of history are made of, as a JSON array of its columns. */
    measures: string[]
    /** From when to when delivery was prevented, as JSON arrays of position, from and to. */
    deliverySpans: string[]
  }
}

/** Derives every column and table row of an incident from its state; nothing else writes them. */
export function projectIncident(state: IncidentState): IncidentProjection {
  const { instants, roles, review } = state
  const held = singleRoleSchema.options.flatMap((role) => {
    const holder = roles[role]
    return holder ? [heldRole(role, holder)] : []
  })
  return {
    columns: {
      title: state.title,
      kind: state.kind,
      severity: state.severity,
      status: state.status,
      outcome: state.outcome,
      visibility: state.visibility,
      deliveryPrevented: state.deliveryPrevented,
      commanderId: roles.commander?.id ?? null,
      declaredAt: instants.declaredAt?.at ?? state.lastActivityAt,
      impactStartedAt: instants.impactStartedAt?.at ?? null,
      detectedAt: instants.detectedAt?.at ?? null,
      mitigatedAt: instants.mitigatedAt?.at ?? null,
      resolvedAt: instants.resolvedAt?.at ?? null,
      closedAt: instants.closedAt?.at ?? null,
      updateDueAt: state.updateDueAt,
      lastActivityAt: state.lastActivityAt,
      reviewStatus: review?.status ?? null,
      reviewVersion: review?.version ?? 0,
      reviewOwnerId: review?.owner.id ?? null,
      reviewPublishedAt: review?.publishedAt ?? null,
    },
    tables: {
      services: idsOf(state.services),
      members: idsOf(state.members),
      participants: idsOf(state.participants.items),
      roles: [...held, ...state.experts.map((expert) => heldRole('expert', expert))].sort(),
      mitigations: state.mitigations.map(mitigationRow).sort(),
      measures: [measureRow(state)],
      deliverySpans: deliverySpanRows(state).sort(),
    },
  }
}

function mitigationRow(one: Mitigation): string {
  const { id, kind, lever, service, owner, title, state, startedAt, endedAt, crutch, change } = one
  const expiresAt = crutch && !crutch.settled ? crutch.expiresAt : null
  const [serviceId, changeId] = [service?.id ?? null, change?.id ?? null]
  return jsonRow([id, kind, lever, serviceId, owner.id, title, state, startedAt, endedAt, expiresAt, changeId])
}

/** The columns of `incident_measure` after its id, in their order. */
function measureRow(state: IncidentState): string {
  const measured = measuredOf(state)
  const { instants, elapsed } = measured
  return jsonRow([
    measured.number,
    measured.title,
    measured.kind,
    measured.severity,
    measured.status,
    measured.outcome,
    measured.visibility,
    measured.isTest,
    measured.importedFrom,
    measured.detectedBy,
    measured.deliveryPrevented,
    ...instantNameSchema.options.map((name) => instants[name]?.at ?? null),
    instantNameSchema.options.map((name) => sourceLetter(instants[name])).join(''),
    measured.reopenedCount,
    measured.lastReopenedAt,
    measured.reviewPublishedAt,
    ...severitySchema.options.map((severity) => elapsed.severity[severity]),
    ...statusSchema.options.map((status) => elapsed.status[status]),
    elapsed.until,
    measured.alertCount,
    measured.triedCount,
    measured.triedBeforeWorked,
    measured.beganWithLever,
  ])
}

const sourceLetter = (instant: { source: 'machine' | 'live' | 'later' } | null): string =>
  instant ? { machine: 'm', live: 'l', later: 'w' }[instant.source] : '-'

function deliverySpanRows({ deliverySpans }: IncidentState): string[] {
  const { items, count } = deliverySpans
  return items.map(({ from, to }, index) => jsonRow([count - items.length + index, from, to]))
}

const jsonRow = (columns: readonly unknown[]): string =>
  `[${columns.map((column) => JSON.stringify(column)).join(', ')}]`

const heldRole = (role: string, { id, absentSince }: { id: string; absentSince: string | null }): string =>
  absentSince === null ? `${role} ${id}` : `${role} ${id} absent`

const idsOf = (things: { id: string }[]): string[] => [...new Set(things.map(({ id }) => id))].sort()
