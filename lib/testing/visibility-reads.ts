import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { weekAt } from '@/lib/domain/history/week'
import { importReportQuerySchema } from '@/lib/domain/import/import-run'
import type { IncidentState } from '@/lib/domain/incident/state'
import { exportHistory, historyExportSchema } from '@/lib/server/queries/export-history'
import { getAlert } from '@/lib/server/queries/get-alert'
import { getAttachment } from '@/lib/server/queries/get-attachment'
import { getCard } from '@/lib/server/queries/get-card'
import { getDebrief } from '@/lib/server/queries/get-debrief'
import { getDigest } from '@/lib/server/queries/get-digest'
import { getDrill, listDrills } from '@/lib/server/queries/get-drill'
import { getHandOver } from '@/lib/server/queries/get-hand-over'
import { getImport, getImportReport, getImportTable } from '@/lib/server/queries/get-import'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getLeverBoard } from '@/lib/server/queries/get-lever-board'
import { getOfflineCopy } from '@/lib/server/queries/get-offline-copy'
import { getOnCallLoad, getOwnLoad } from '@/lib/server/queries/get-on-call-load'
import { getPostmortem } from '@/lib/server/queries/get-postmortem'
import { getPostmortemVersion } from '@/lib/server/queries/get-postmortem-version'
import { getPrevention, listPreventionChanges } from '@/lib/server/queries/get-prevention'
import { getReviewNeeds } from '@/lib/server/queries/get-review-needs'
import { getRoom } from '@/lib/server/queries/get-room'
import { getService } from '@/lib/server/queries/get-service'
import { getShift } from '@/lib/server/queries/get-shift'
import { getVerdict } from '@/lib/server/queries/get-verdict'
import { listAlertRatings, listAlertRules } from '@/lib/server/queries/list-alert-rules'
import { listAlerts, listApart } from '@/lib/server/queries/list-alerts'
import { listChanges } from '@/lib/server/queries/list-changes'
import { listCrutches } from '@/lib/server/queries/list-crutches'
import { listEvents } from '@/lib/server/queries/list-events'
import { countHistory, historyCountSchema, historyListSchema, listHistory } from '@/lib/server/queries/list-history'
import { listImports } from '@/lib/server/queries/list-imports'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { leversOf } from '@/lib/server/queries/list-levers'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { getPage, listPages } from '@/lib/server/queries/list-pages'
import { listPostmortemVersions } from '@/lib/server/queries/list-postmortem-versions'
import { listIncidentPreventions, listPreventions, preventionQuerySchema } from '@/lib/server/queries/list-preventions'
import { listQuiet } from '@/lib/server/queries/list-quiet'
import { listReviews } from '@/lib/server/queries/list-reviews'
import { listServiceOverviews } from '@/lib/server/queries/list-service-overviews'
import { listMaintenanceWindows, listSilences } from '@/lib/server/queries/list-silences'
import { listSimilar } from '@/lib/server/queries/list-similar'
import { listThreads } from '@/lib/server/queries/list-threads'
import { listTimeline } from '@/lib/server/queries/list-timeline'
import { listUpdates } from '@/lib/server/queries/list-updates'
import { getDashboard } from '@/lib/server/queries/metrics/get-dashboard'
import { getMetric, metricQuerySchema } from '@/lib/server/queries/metrics/get-metric'
import { metricSources } from '@/lib/server/queries/metrics/registry'
import { moveReadMark } from '@/lib/server/queries/read-mark'
import { searchEverything } from '@/lib/server/queries/search-incidents'
import { searchTimeline } from '@/lib/server/queries/search-timeline'
import { subscription, subscriptionsOf } from '@/lib/server/queries/subscriptions'

/** A word that stands nowhere but in what is read. */
export const CANARY = 'zirkonium'

/** Ids of what hangs on the incident that is read. */
export const alertId = randomUUID()
export const attachmentId = randomUUID()
export const drillId = randomUUID()
export const preventionId = randomUUID()
export const editionId = randomUUID()
export const pageId = randomUUID()
export const importId = randomUUID()
/** Keys of what there is one of: a rota of the team whose service is hurt. */
export const ROTA = 'visibility'

const all = { period: 'all', drills: 'true', tests: 'true' }
const wholeReport = importReportQuerySchema.parse({})
const everything = metricQuerySchema.parse(all)

const piecesOf = async (pieces: Promise<AsyncGenerator<string, void>>): Promise<string[]> => {
  const made: string[] = []
  for await (const piece of await pieces) made.push(piece)
  return made
}

/** Every read of incidents, by the file it is in. */
export const visibilityReads: Record<string, (actor: PersonActor, incident: IncidentState) => Promise<unknown>[]> = {
  'export-history.ts': (actor) => [
    piecesOf(exportHistory(actor, historyExportSchema.parse({ ...all, format: 'csv' }))),
    piecesOf(exportHistory(actor, historyExportSchema.parse({ ...all, format: 'json' }))),
  ],
  'get-card.ts': (actor) => [getCard(actor)],
  'get-alert.ts': (actor) => [getAlert(actor, alertId)],
  'get-attachment.ts': (actor, { id }) => [
    getAttachment(actor, id, attachmentId, { variant: 'full' }),
    getAttachment(actor, id, attachmentId, { variant: 'thumbnail' }),
  ],
  'get-debrief.ts': (actor) => [getDebrief(actor, drillId)],
  'get-digest.ts': (actor) => [getDigest(actor, {}), getDigest(actor, { week: weekAt(Date.now(), 'UTC') })],
  'get-drill.ts': (actor) => [listDrills(actor), getDrill(actor, drillId)],
  'get-import.ts': (actor) => [
    getImport(actor, importId),
    getImportReport(actor, importId, wholeReport),
    getImportTable(actor, importId, wholeReport),
  ],
  'get-hand-over.ts': (actor) => [getHandOver(actor, ROTA, 'primary')],
  'get-incident.ts': (actor, { id, key }) => [getIncident(actor, id), getIncident(actor, key)],
  'get-lever-board.ts': (actor, { id }) => [getLeverBoard(actor, id)],
  'get-offline-copy.ts': (actor, { id }) => [getOfflineCopy(actor, [id]), getOfflineCopy(actor, [])],
  'get-postmortem.ts': (actor, { id, key }) => [getPostmortem(actor, id), getPostmortem(actor, key)],
  'get-postmortem-version.ts': (actor, { id, key }) => [
    getPostmortemVersion(actor, id, 1),
    getPostmortemVersion(actor, key, 1),
  ],
  'get-prevention.ts': (actor) => [getPrevention(actor, preventionId), listPreventionChanges(actor, preventionId)],
  'get-review-needs.ts': (actor, { id, key }) => [getReviewNeeds(actor, id), getReviewNeeds(actor, key)],
  'get-room.ts': (actor, { id }) => [getRoom(actor, id)],
  'get-service.ts': (actor, { services }) =>
    services.flatMap(({ id, key }) => [getService(actor, id), getService(actor, key)]),
  'get-on-call-load.ts': (actor) => [getOnCallLoad(actor, { weeks: 13 }), getOwnLoad(actor, 13)],
  'get-shift.ts': (actor) => [getShift(actor)],
  'get-verdict.ts': (actor, { id }) => [getVerdict(actor, id)],
  'list-alerts.ts': (actor, { id }) => [listAlerts(actor, id, { limit: 10 } as never), listApart(actor, { limit: 10 })],
  'list-alert-rules.ts': (actor, { id, key }) => [
    listAlertRules(actor, { days: 30, limit: 100 }),
    listAlertRatings(actor, id),
    listAlertRatings(actor, key),
  ],
  'list-silences.ts': (actor, { id, key }) => [
    listSilences(actor, { all: 'true' }),
    listSilences(actor, { incident: id }),
    listMaintenanceWindows(actor, { incident: key }),
  ],
  'list-quiet.ts': (actor) => [listQuiet(actor, [])],
  'list-crutches.ts': (actor) => [listCrutches(actor)],
  'list-changes.ts': (actor, { id, key }) => [listChanges(actor, id), listChanges(actor, key)],
  'list-events.ts': (actor, { id }) => [listEvents(actor, id, { after: 0, limit: 100 })],
  'list-history.ts': (actor, { services }) => [
    listHistory(actor, historyListSchema.parse(all)),
    listHistory(actor, historyListSchema.parse({ ...all, q: CANARY, sort: 'mitigate' })),
    listHistory(actor, historyListSchema.parse({ ...all, service: services[0]?.id })),
    countHistory(actor, historyCountSchema.parse({ q: CANARY })),
  ],
  'list-imports.ts': (actor) => [listImports(actor)],
  'list-incidents.ts': (actor, { services, key }) => [
    listIncidents(actor),
    listIncidents(actor, { q: CANARY }),
    listIncidents(actor, { q: key }),
    listIncidents(actor, { serviceId: services[0]!.id }),
  ],
  'list-levers.ts': (actor, { services }) => [
    leversOf(
      actor,
      services.map(({ id }) => id),
    ),
  ],
  'list-notifications.ts': (actor) => [listNotifications(actor)],
  'list-pages.ts': (actor) => [listPages(actor), getPage(actor, pageId)],
  'list-preventions.ts': (actor, { id, key }) => [
    listIncidentPreventions(actor, id),
    listIncidentPreventions(actor, key),
    listPreventions(actor, preventionQuerySchema.parse({})),
    listPreventions(actor, preventionQuerySchema.parse({ waiting: 'true' })),
  ],
  'list-postmortem-versions.ts': (actor, { id, key }) => [
    listPostmortemVersions(actor, id),
    listPostmortemVersions(actor, key),
  ],
  'list-reviews.ts': (actor) => [
    listReviews(actor, { state: 'all', limit: 100 }),
    listReviews(actor, { state: 'due', limit: 100 }),
    listReviews(actor, { state: 'mine', limit: 100 }),
  ],
  'list-service-overviews.ts': (actor) => [listServiceOverviews(actor)],
  'list-similar.ts': (actor, { id, key }) => [
    listSimilar(actor, id, { limit: 10 }),
    listSimilar(actor, key, { limit: 10 }),
  ],
  'list-threads.ts': (actor, { id, key }) => [listThreads(actor, id), listThreads(actor, key)],
  'list-timeline.ts': (actor, { id }) => [listTimeline(actor, id)],
  'list-updates.ts': (actor, { id, key }) => [listUpdates(actor, id), listUpdates(actor, key)],
  'read-mark.ts': (actor, { id }) => [moveReadMark(actor, id, 1)],
  'search-incidents.ts': (actor, { id, key }) => [
    ...[CANARY, 'zirk', CANARY.replace('o', ''), key].map((q) => searchEverything(actor, { q })),
    searchEverything(actor, { q: CANARY, incidentId: id }),
  ],
  'search-timeline.ts': (actor, { id }) => [
    searchTimeline(actor, { q: CANARY }),
    searchTimeline(actor, { q: 'zirk' }),
    searchTimeline(actor, { q: CANARY, incidentId: id }),
  ],
  'metrics/get-dashboard.ts': (actor) => [getDashboard(actor, 'doing', new URLSearchParams('period=all&drills=true'))],
  'metrics/get-metric.ts': (actor) => Object.keys(metricSources).map((name) => getMetric(actor, name, everything)),
  'subscriptions.ts': (actor, { id }) => [subscriptionsOf(actor), subscription(actor, id)],
}

/** What these read belongs to no incident, or is shared by the others. */
export const withoutIncidents = [
  'current-state.ts',
  'cursors.ts',
  'get-catalogue-file.ts',
  'get-rota.ts',
  'history-filters.ts',
  'list-calendar-feeds.ts',
  'list-integrations.ts',
  'list-my-shifts.ts',
  'list-people.ts',
  'list-rotas.ts',
  'list-policies.ts',
  'list-service-graph.ts',
  'list-services.ts',
  'list-shifts.ts',
  'list-teams.ts',
  'metrics/definitions.ts',
  'metrics/registry.ts',
  'preview-rota.ts',
  'query-values.ts',
  'saved-views.ts',
]

/** What anybody may read, by an address that only an edition or a calendar has. */
export const forEverybody = ['get-calendar.ts', 'get-public-edition.ts']
