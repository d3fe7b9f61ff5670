import type { PersonActor } from '@/lib/domain/actor'
import {
  advicesStood,
  expectationsMet,
  itemsOfDrill,
  itemsOfIncident,
  lengthOf,
  medianOf,
  type ReachedItem,
} from '@/lib/domain/drill/debrief'
import type { DebriefView } from '@/lib/domain/drill/drill-view'
import { AppError, refuse } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { findDrillBefore, findVisibleDrill, type StoredDrill } from '@/lib/server/db/drills'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import { listStoredIncidents } from '@/lib/server/db/incident-reads'
import { type Tx, withSnapshot } from '@/lib/server/db/pool'
import { currentStates } from '@/lib/server/queries/current-state'
import { drillSummaryOf } from '@/lib/server/queries/get-drill'

/** Real incidents of the kind that are compared with: the latest of them. */
const COMPARED = 200

/** What a drill showed, beside the last one of its scenario and beside real incidents. For whoever may see its room. */
export async function getDebrief(actor: PersonActor, id: string): Promise<DebriefView> {
  const drill = await findVisibleDrill(actor, id)
  if (!drill) throw new AppError('not_found', 'There is no such drill.')
  if (drill.run.state !== 'ended') throw refuse('DRILL-7', 'The debrief is there once the drill is over.')
  const before = await findDrillBefore(actor, drill)
  return withSnapshot(async (tx) => {
    const events = await eventsOf(tx, drill)
    const last = before && { drill: before, events: await eventsOf(tx, before) }
    const real = await realItems(tx, actor, drill)
    const lastItems = last ? itemsOfDrill(last.events) : []
    const ended = events.find((event) => event.type === 'drill.ended')
    return {
      ...drillSummaryOf(actor, drill),
      lengthMs: lengthOf(events),
      note: ended?.payload.note ?? null,
      items: itemsOfDrill(events).map((item) => ({
        ...item,
        lastMs: timeOf(lastItems, item.id),
        real: middleOf(real, item.id),
      })),
      expectations: expectationsMet(events, drill.scenario),
      advices: advicesStood(events),
      last: last && {
        id: last.drill.id,
        incidentKey: last.drill.incidentKey,
        startedAt: new Date(last.drill.run.startedAt).toISOString(),
        lengthMs: lengthOf(last.events),
        advices: advicesStood(last.events),
      },
      real: { kind: drill.scenario.kind, n: real.length },
    }
  })
}

const eventsOf = async (tx: Tx, { incidentId }: StoredDrill): Promise<IncidentEvent[]> =>
  (await readEvents(tx, incidentId, { from: 1 })).map(eventOf)

/** The first five minutes of real incidents of the kind; tests, and those withdrawn or doubled, were none. */
async function realItems(tx: Tx, actor: PersonActor, { scenario }: StoredDrill): Promise<ReachedItem[][]> {
  const filter = { status: [], severity: [], kind: [scenario.kind] }
  const stored = await listStoredIncidents(tx, actor, filter, { after: null, limit: COMPARED })
  return (await currentStates(tx, stored))
    .filter(({ outcome, isTest, checklist }) => outcome === null && !isTest && checklist.some(({ reached }) => reached))
    .map(itemsOfIncident)
}

const timeOf = (items: readonly ReachedItem[], id: string): number | null =>
  items.find((item) => item.id === id)?.afterMs ?? null

function middleOf(incidents: readonly ReachedItem[][], id: string): { medianMs: number; n: number } | null {
  const times = incidents.flatMap((items) => timeOf(items, id) ?? [])
  const medianMs = medianOf(times)
  return medianMs === null ? null : { medianMs, n: times.length }
}
