import type { Mitigation } from '@/lib/domain/incident/mitigation'
import type { IncidentState } from '@/lib/domain/incident/state'
import { singleRoleSchema } from '@/lib/domain/incident/values'

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
    },
  }
}

function mitigationRow(one: Mitigation): string {
  const { id, kind, lever, service, owner, title, state, startedAt, endedAt, crutch } = one
  const expiresAt = crutch && !crutch.settled ? crutch.expiresAt : null
  const columns = [id, kind, lever, service?.id ?? null, owner.id, title, state, startedAt, endedAt, expiresAt]
  return `[${columns.map((column) => JSON.stringify(column)).join(', ')}]`
}

const heldRole = (role: string, { id, absentSince }: { id: string; absentSince: string | null }): string =>
  absentSince === null ? `${role} ${id}` : `${role} ${id} absent`

const idsOf = (things: { id: string }[]): string[] => [...new Set(things.map(({ id }) => id))].sort()
