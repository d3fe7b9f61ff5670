import { z } from 'zod'
import type { Actor } from '@/lib/domain/actor'
import { type IncidentSummary, summaryOf } from '@/lib/domain/incident/summary'
import { incidentKindSchema, severitySchema, statusSchema } from '@/lib/domain/incident/values'
import { instantSchema } from '@/lib/domain/text'
import { listStoredIncidents, type StoredIncident } from '@/lib/server/db/incident-reads'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { currentState } from '@/lib/server/queries/current-state'
import { readCursor, writeCursor } from '@/lib/server/queries/cursors'
import { limitOf, listOf, sinceSchema, soughtSchema } from '@/lib/server/queries/query-values'

export const incidentFiltersSchema = z.strictObject({
  status: listOf(statusSchema).default([]),
  severity: listOf(severitySchema).default([]),
  kind: listOf(incidentKindSchema).default([]),
  serviceId: z.guid('is not the id of a service').optional(),
  commanderId: z.guid('is not the id of a person').optional(),
  /** Words of the title, or a key. */
  q: soughtSchema.optional(),
  /** Declared at or after this instant or day, and before that one. */
  from: sinceSchema.optional(),
  to: sinceSchema.optional(),
  cursor: z.string().max(200).optional(),
  limit: limitOf(50, 100),
})

export type IncidentFilters = Partial<z.output<typeof incidentFiltersSchema>>

export interface IncidentPage {
  incidents: IncidentSummary[]
  /** Asks for the next page; null at the end. */
  nextCursor: string | null
}

/** The incidents the actor may see, the latest declared first. */
export const listIncidents = (actor: Actor, filters: IncidentFilters = {}): Promise<IncidentPage> =>
  withSnapshot(async (tx) => {
    const { status = [], severity = [], kind = [], cursor, limit = 50, ...rest } = filters
    const filter = { ...rest, status, severity, kind }
    const after = readCursor(cursorSchema, cursor)
    const found = await listStoredIncidents(tx, actor, filter, { after, limit: limit + 1 })
    const incidents = await summariesOf(tx, found.slice(0, limit))
    const last = incidents.at(-1)
    return { incidents, nextCursor: found.length > limit && last ? writeCursor([last.declaredAt, last.id]) : null }
  })

async function summariesOf(tx: Tx, stored: StoredIncident[]): Promise<IncidentSummary[]> {
  const summaries: IncidentSummary[] = []
  for (const incident of stored) summaries.push(summaryOf(await currentState(tx, incident), incident.readSeq))
  return summaries
}

const cursorSchema = z.tuple([instantSchema, z.guid()]).transform(([declaredAt, id]) => ({ declaredAt, id }))
