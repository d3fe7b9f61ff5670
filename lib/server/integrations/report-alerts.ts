import { type Actor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import { changeOf, nextReportAt, SAMPLE_SIZE } from '@/lib/domain/alert/alerts-changed'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import { countAlerts, sampleAlerts } from '@/lib/server/db/alerts'
import { findReceiverById, type Receiver } from '@/lib/server/db/integrations'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'

/**
 * Tells the log of an incident how its alerts changed since it was last told. Answers when to look again, if it was
 * told too recently. What changed follows from counts, so nothing is told twice, and nothing is lost, however often
 * this runs. Run by one process at a time for each incident, see `reportTimer`.
 */
export async function reportAlerts(incidentId: string, integrationId: string): Promise<Date | null> {
  const incident = await getIncident(SYSTEM_ACTOR, incidentId)
  // The alerts themselves say what became of them; a closed log stays as it was read.
  if (incident.status === 'closed') return null
  const at = now()
  const earliest = nextReportAt(incident.alerts)
  if (earliest > at.getTime()) return new Date(earliest)
  const counts = await countAlerts(incidentId)
  const change = changeOf(incident.alerts, counts)
  const receiver = await findReceiverById(integrationId)
  if (!change || !receiver) return null
  const isReopening = incident.status === 'resolved' && change.fired > 0
  await execute({
    incidentId,
    name: 'record-alerts',
    actor: reporterOf(receiver, incident),
    commandId: reportId(incident, change),
    input: {
      integration: { id: receiver.id, name: receiver.name },
      service: serviceOf(receiver, incident),
      ...counts,
      ...change,
      sample: await sampleAlerts(incidentId, change, SAMPLE_SIZE),
      ...(isReopening && { suggestsReopening: true }),
    },
  })
  return null
}

/** An integration sees open incidents only; what it is allowed to tell a private one is told for it. */
const reporterOf = ({ id, name }: Receiver, { visibility }: IncidentState): Actor =>
  visibility === 'open' ? { kind: 'integration', id, name } : SYSTEM_ACTOR

/** The same change from the same state is the same command: a retry after a crash tells it once. */
const reportId = ({ id, alerts }: IncidentState, change: object) =>
  stableId('report-alerts', id, JSON.stringify([alerts, change]))

function serviceOf({ serviceId }: Receiver, { services }: IncidentState) {
  const service = services.find(({ id }) => id === serviceId) ?? services[0]
  return service ? { id: service.id, name: service.name } : null
}
