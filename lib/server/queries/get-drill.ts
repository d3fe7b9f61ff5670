import type { PersonActor } from '@/lib/domain/actor'
import { expectationsMet } from '@/lib/domain/drill/debrief'
import type { DrillStepView, DrillSummary, DrillView } from '@/lib/domain/drill/drill-view'
import { injectsOf, stepKind, stepText } from '@/lib/domain/drill/scenario'
import { isAdmin } from '@/lib/domain/incident/policy'
import { listVisibleDrills, type StoredDrill } from '@/lib/server/db/drills'
import { eventOf, readEvents } from '@/lib/server/db/event-log'
import { withSnapshot } from '@/lib/server/db/pool'
import { requireMaster } from '@/lib/server/drills/require-master'
import { currentState, requireIncident } from '@/lib/server/queries/current-state'

const MAX_DRILLS = 100

/** The drills in incidents the actor may see, the latest first. */
export const listDrills = async (actor: PersonActor): Promise<DrillSummary[]> =>
  (await listVisibleDrills(actor, MAX_DRILLS)).map((drill) => drillSummaryOf(actor, drill))

/** A drill as a list shows it. */
export const drillSummaryOf = (actor: PersonActor, drill: StoredDrill): DrillSummary => ({
  id: drill.id,
  incidentKey: drill.incidentKey,
  scenario: { key: drill.scenario.key, title: drill.scenario.title },
  state: drill.run.state,
  startedAt: new Date(drill.run.startedAt).toISOString(),
  by: drill.by,
  isMine: drill.by.id === actor.id || isAdmin(actor),
})

/** A drill with all its steps, for whoever runs it. Throws `not_found` for everybody else. */
export async function getDrill(actor: PersonActor, id: string): Promise<DrillView> {
  const drill = await requireMaster(actor, id)
  const { scenario, services, run } = drill
  const { incident, events } = await withSnapshot(async (tx) => {
    const stored = await requireIncident(tx, actor, drill.incidentId)
    const read = await readEvents(tx, stored.id, { from: 1 })
    return { incident: await currentState(tx, stored), events: read.map(eventOf) }
  })
  return {
    ...drillSummaryOf(actor, drill),
    incident: { id: incident.id, key: incident.key, title: incident.title, status: incident.status },
    briefing: scenario.briefing,
    services: Object.entries(scenario.services).flatMap(([part, { what }]) => {
      const service = services[part]
      return service ? [{ part, what, service: { id: service.id, name: service.name } }] : []
    }),
    people: drill.people,
    run,
    endsAt: scenario.ends.at,
    endsWhen: scenario.ends.when,
    steps: injectsOf(scenario).map(
      (step): DrillStepView => ({
        kind: stepKind(step),
        text: stepText(step),
        at: step.at,
        state: step.index < run.stepsDone ? 'done' : step.index === run.stepsDone ? 'next' : 'coming',
        index: step.index,
      }),
    ),
    expectations: expectationsMet(events, scenario),
  }
}
