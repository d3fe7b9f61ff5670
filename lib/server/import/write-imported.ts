import { randomUUID } from 'node:crypto'
import type { RecordedActor } from '@/lib/domain/actor'
import type { ImportPlan } from '@/lib/domain/import/plan-incident'
import type { EventBody } from '@/lib/domain/incident/events'
import type { AffectedService } from '@/lib/domain/incident/state'
import { type ImportSource, type InstantName, incidentKeyOf, type Visibility } from '@/lib/domain/incident/values'
import { now } from '@/lib/server/clock'
import { insertImported } from '@/lib/server/db/history/imports'
import { nextNumber } from '@/lib/server/db/incident-row'
import { findServices } from '@/lib/server/db/lookups'
import type { Tx } from '@/lib/server/db/pool'
import { append, hasBegun, newDraft } from '@/lib/server/incident-draft'
import { saveDraft } from '@/lib/server/save-draft'
import { stableId } from '@/lib/server/stable-id'

interface Imported {
  source: ImportSource
  plan: ImportPlan
  visibility: Visibility
  actor: RecordedActor
}

/**
 * Writes an incident of elsewhere through the log, closed, in the transaction of a caller; answers its id. Every event
 * is recorded now and every instant says that it was written later (SPEC IMPORT-4). Nobody is told, and nothing is
 * armed. Its caller holds the foreign id, and has seen that it is not known yet.
 */
export async function writeImported(tx: Tx, imported: Imported): Promise<{ incidentId: string; events: number }> {
  const { source, plan, actor } = imported
  const services = plan.serviceIds.length > 0 ? await findServices(tx, plan.serviceIds) : []
  const draft = newDraft(randomUUID())
  const bodies = eventsOf(imported, services, await nextNumber(tx))
  const commandId = stableId('import', source, plan.foreignId)
  append(draft, bodies, { actor, commandId, recordedAt: now().toISOString() })
  if (!hasBegun(draft)) throw new Error('An import made no incident')
  // It mentions nobody, asks for nothing and ends closed: nobody is notified.
  await saveDraft(tx, draft, [])
  await insertImported(tx, source, plan.foreignId, draft.id)
  return { incidentId: draft.id, events: bodies.length }
}

function eventsOf(
  { source, plan, visibility, actor }: Imported,
  services: AffectedService[],
  number: number,
): EventBody[] {
  const { title, severity, kind, summary, url, foreignId } = plan
  const declared: EventBody = {
    type: 'incident.declared',
    payload: {
      number,
      key: incidentKeyOf(number),
      title,
      severity,
      kind,
      deliveryPrevented: false,
      ...(summary === null ? {} : { summary }),
      visibility,
      services: [...services].sort(
        (left, right) => plan.serviceIds.indexOf(left.id) - plan.serviceIds.indexOf(right.id),
      ),
      members: visibility === 'private' && actor.kind === 'person' ? [{ id: actor.id, name: actor.name }] : [],
      updateDueAt: null,
    },
  }
  const notes = plan.notes.map(({ text, at }): EventBody => {
    return { type: 'note.added', payload: { entryId: randomUUID(), text, occurredAt: at, mentions: [] } }
  })
  return [
    declared,
    ...notes,
    { type: 'status.changed', payload: { from: 'active', to: 'resolved' } },
    { type: 'status.changed', payload: { from: 'resolved', to: 'closed', note: 'Imported' } },
    { type: 'incident.imported', payload: { source, foreignId, url, instants: laterInstants(plan) } },
  ]
}

const laterInstants = ({ instants }: ImportPlan) =>
  Object.fromEntries(
    Object.entries(instants).map(([name, at]) => [name as InstantName, { at, source: 'later' as const }]),
  )
