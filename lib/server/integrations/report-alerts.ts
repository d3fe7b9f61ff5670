import { type Actor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import { changeOf, nextReportAt, SAMPLE_SIZE } from '@/lib/domain/alert/alerts-changed'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import { readSettledSince } from '@/lib/server/db/alert-reports'
import { countAlerts, sampleAlerts } from '@/lib/server/db/alerts'
import { findReceiverById, type Receiver } from '@/lib/server/db/integrations'
import { withTransaction } from '@/lib/server/db/pool'
import { execute } from '@/lib/server/execute'
import { autoResolveKey, autoResolveTimer } from '@/lib/server/integrations/alert-timers'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'
import { armTimer, cancelTimer } from '@/lib/server/timers/timers'

const MINUTE_MS = 60_000

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
  // First: once the log is told there is no change any more, and a retry would not come here.
  await followQuiet(incidentId, receiver, counts.firing, at)
  const settled = await readSettledSince(incident.id, lastToldAt(incident))
  // What only comes and goes is no reason to go back to work (SPEC ALERT-5).
  const isReopening = incident.status === 'resolved' && change.fired > settled.flapping
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
      ...(settled.joined && change.fired > 0 && { joined: settled.joined }),
      ...(settled.flapping > 0 && change.fired > 0 && { flapping: settled.flapping }),
    },
  })
  return null
}

/** Arms what resolves an incident by itself when the last alert is quiet, and takes it back when one fires. */
async function followQuiet(incidentId: string, { id, rules }: Receiver, firing: number, at: Date): Promise<void> {
  const { autoResolveMinutes } = rules
  await withTransaction(async (tx) => {
    if (firing > 0 || autoResolveMinutes === null) await cancelTimer(tx, autoResolveKey(incidentId))
    else await armTimer(tx, autoResolveTimer(incidentId, id, new Date(at.getTime() + autoResolveMinutes * MINUTE_MS)))
  })
}

const lastToldAt = ({ alerts }: IncidentState): Date => new Date(alerts.last?.at ?? 0)

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
