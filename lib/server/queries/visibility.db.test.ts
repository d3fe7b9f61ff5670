import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import { editionToken } from '@/lib/server/postmortem/edition-token'
import { publishEdition } from '@/lib/server/postmortem/editions'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { getAttachment } from '@/lib/server/queries/get-attachment'
import { getCard } from '@/lib/server/queries/get-card'
import { getDebrief } from '@/lib/server/queries/get-debrief'
import { getDrill, listDrills } from '@/lib/server/queries/get-drill'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getLeverBoard } from '@/lib/server/queries/get-lever-board'
import { getOfflineCopy } from '@/lib/server/queries/get-offline-copy'
import { getPostmortem } from '@/lib/server/queries/get-postmortem'
import { getPostmortemVersion } from '@/lib/server/queries/get-postmortem-version'
import { getPrevention, listPreventionChanges } from '@/lib/server/queries/get-prevention'
import { getPublicEdition } from '@/lib/server/queries/get-public-edition'
import { getReviewNeeds } from '@/lib/server/queries/get-review-needs'
import { getRoom } from '@/lib/server/queries/get-room'
import { getService } from '@/lib/server/queries/get-service'
import { getShift } from '@/lib/server/queries/get-shift'
import { getVerdict } from '@/lib/server/queries/get-verdict'
import { listAlerts } from '@/lib/server/queries/list-alerts'
import { listChanges } from '@/lib/server/queries/list-changes'
import { listCrutches } from '@/lib/server/queries/list-crutches'
import { listEvents } from '@/lib/server/queries/list-events'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { leversOf } from '@/lib/server/queries/list-levers'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { listPostmortemVersions } from '@/lib/server/queries/list-postmortem-versions'
import { listIncidentPreventions, listPreventions, preventionQuerySchema } from '@/lib/server/queries/list-preventions'
import { listReviews } from '@/lib/server/queries/list-reviews'
import { listServiceOverviews } from '@/lib/server/queries/list-service-overviews'
import { listThreads } from '@/lib/server/queries/list-threads'
import { listTimeline } from '@/lib/server/queries/list-timeline'
import { listUpdates } from '@/lib/server/queries/list-updates'
import { moveReadMark } from '@/lib/server/queries/read-mark'
import { searchTimeline } from '@/lib/server/queries/search-timeline'
import { subscription, subscriptionsOf } from '@/lib/server/queries/subscriptions'
import { aLever, aPull } from '@/lib/testing/catalogue-factories'
import { query as runText } from '@/lib/testing/database'
import { aNote, anAdmin, anIncident, aPerson, aService, aStakeholder, run } from '@/lib/testing/factories'
import { anUpload, aPng } from '@/lib/testing/pictures'
import { publishReview } from '@/lib/testing/publish-review'

const CANARY = 'zirkonium'
const attachmentId = randomUUID()
const drillId = randomUUID()
const preventionId = randomUUID()
const editionId = randomUUID()

/** Every read of incidents, by the file it is in. */
const reads: Record<string, (actor: PersonActor, incident: IncidentState) => Promise<unknown>[]> = {
  'get-card.ts': (actor) => [getCard(actor)],
  'get-attachment.ts': (actor, { id }) => [
    getAttachment(actor, id, attachmentId, { variant: 'full' }),
    getAttachment(actor, id, attachmentId, { variant: 'thumbnail' }),
  ],
  'get-debrief.ts': (actor) => [getDebrief(actor, drillId)],
  'get-drill.ts': (actor) => [listDrills(actor), getDrill(actor, drillId)],
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
  'get-shift.ts': (actor) => [getShift(actor)],
  'get-verdict.ts': (actor, { id }) => [getVerdict(actor, id)],
  'list-alerts.ts': (actor, { id }) => [listAlerts(actor, id, { limit: 10 } as never)],
  'list-crutches.ts': (actor) => [listCrutches(actor)],
  'list-changes.ts': (actor, { id, key }) => [listChanges(actor, id), listChanges(actor, key)],
  'list-events.ts': (actor, { id }) => [listEvents(actor, id, { after: 0, limit: 100 })],
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
  'list-threads.ts': (actor, { id, key }) => [listThreads(actor, id), listThreads(actor, key)],
  'list-timeline.ts': (actor, { id }) => [listTimeline(actor, id)],
  'list-updates.ts': (actor, { id, key }) => [listUpdates(actor, id), listUpdates(actor, key)],
  'read-mark.ts': (actor, { id }) => [moveReadMark(actor, id, 1)],
  'search-timeline.ts': (actor, { id }) => [
    searchTimeline(actor, { q: CANARY }),
    searchTimeline(actor, { q: 'zirk' }),
    searchTimeline(actor, { q: CANARY, incidentId: id }),
  ],
  'subscriptions.ts': (actor, { id }) => [subscriptionsOf(actor), subscription(actor, id)],
}

/** What these read belongs to no incident, or is shared by the others. */
const withoutIncidents = [
  'current-state.ts',
  'get-catalogue-file.ts',
  'list-integrations.ts',
  'list-people.ts',
  'list-service-graph.ts',
  'list-services.ts',
  'list-teams.ts',
  'query-values.ts',
]

/** What anybody may read, by an address that only an edition has. */
const forEverybody = ['get-public-edition.ts']

const answersTo = async (actor: PersonActor, incident: IncidentState): Promise<string> => {
  const answers = await Promise.all(
    Object.values(reads)
      .flatMap((read) => read(actor, incident))
      .map((answer) =>
        answer.catch((error: unknown) => {
          if (isAppError(error) && error.code === 'not_found') return 'not found'
          // A stakeholder runs no drill, whoever may see it.
          if (isAppError(error) && error.code === 'forbidden') return 'not for them'
          throw error
        }),
      ),
  )
  return JSON.stringify(answers)
}

/** As if it were a drill that is over. */
async function aDrillOf({ id }: IncidentState, { id: createdBy }: PersonActor) {
  const scenario = {
    key: 'practice',
    title: 'Practice',
    briefing: 'None',
    kind: 'production',
    severity: 'sev2',
    services: { shop: { is: 'any', what: 'The shop' } },
    steps: [{ at: 't+0m', message: { from: 'Care', text: 'Hello' } }],
    ends: { at: 't+5m' },
  }
  await runText(
    `insert into drill (id, incident_id, scenario, state, created_by, started_at) values ($1, $2, $3, 'ended', $4, now())`,
    [drillId, id, JSON.stringify({ scenario, services: {} }), createdBy],
  )
}

test('every query that reads incidents is tested here', () => {
  const files = readdirSync('lib/server/queries').filter((file) => !file.includes('.test.'))
  expect(files.sort()).toEqual([...Object.keys(reads), ...withoutIncidents, ...forEverybody].sort())
})

describe('a private incident', () => {
  let incident: IncidentState
  let ada: PersonActor
  let mentioned: PersonActor
  let admin: PersonActor

  beforeAll(async () => {
    // Nobody is there to take mail: it is written all the same.
    process.env.SMTP_URL = 'smtp://127.0.0.1:9'
    process.env.MAIL_FROM = 'incidents@example.org'
    ada = await aPerson()
    mentioned = await aPerson()
    admin = await anAdmin()
    const service = await aService()
    const declared = await anIncident({ by: ada, title: `The ${CANARY} leak`, serviceIds: [service.id] })
    await aLever(service)
    await run(declared, 'propose-mitigation', aPull(service), ada)
    await anUpload(declared, ada, { id: attachmentId, name: `${CANARY}.png`, bytes: await aPng() })
    const text = `It is the ${CANARY}`
    const entry = { entryId: randomUUID(), kind: 'note', text, attachments: [attachmentId] }
    const note = { ...entry, mentions: [mentioned.id] }
    await run(declared, 'add-entry', note, ada)
    expect(JSON.stringify(await listNotifications(mentioned))).toContain(CANARY)
    await subscription(mentioned, declared.id, 'subscribe')
    const update = { audience: 'internal', subject: CANARY, text: `Update on the ${CANARY}`, nextDueAt: null }
    await run(declared, 'send-update', { ...update, updateId: randomUUID() }, ada)
    const mitigation = {
      mitigationId: randomUUID(),
      kind: 'flag-off',
      title: `Flag off ${CANARY}`,
      serviceId: service.id,
    }
    await run(declared, 'propose-mitigation', { ...mitigation, checkMinutes: 5, reversible: true, start: true }, ada)
    const crutch = { expiresAt: new Date(Date.now() + 3_600_000).toISOString() }
    const verdict = { mitigationId: mitigation.mitigationId, result: 'worked', crutch }
    await run(declared, 'judge-mitigation', verdict, ada)
    await aDrillOf(declared, ada)
    const prevention = { id: preventionId, title: `Away with ${CANARY}`, kind: 'prevent' as const, dueOn: '2020-01-01' }
    await addPrevention(ada, declared.id, { ...prevention, ownerId: mentioned.id })
    await run(declared, 'change-status', { status: 'mitigated', note: `No more ${CANARY}` }, ada)
    await publishReview(declared, ada)
    await publishEdition(ada, declared.id, { id: editionId, version: 1, sections: ['summary', 'timeline', 'trigger'] })
    expect(JSON.stringify(await getPublicEdition(editionToken(editionId)))).toContain(CANARY)
    await run(declared, 'set-privacy', { visibility: 'private' }, ada)
    incident = await getIncident(ada, declared.id)
  })

  test('[ACCESS-1] is found by its members and by admins', async () => {
    for (const actor of [ada, admin]) {
      const answers = await answersTo(actor, incident)
      expect(answers).toContain(CANARY)
      expect(answers).not.toContain('not found')
    }
  })

  test('[ACCESS-1] [ACCESS-2] is in no answer to anybody else, whatever their role or token', async () => {
    const tokenOfAdmin: PersonActor = { ...admin, scope: 'respond' }
    for (const actor of [mentioned, await aPerson(), await aStakeholder(), tokenOfAdmin]) {
      const answers = await answersTo(actor, incident)
      expect(answers).not.toContain(CANARY)
      expect(answers).not.toContain(incident.id)
      // The page of the service says when its lever was used, and never in what.
      expect(answers).not.toContain(incident.key)
    }
  })

  test('[ACCESS-4] [ACCESS-5] is found once somebody is a member, and no more when they are not', async () => {
    const ben = await aPerson()
    await run(incident, 'add-member', { personId: ben.id }, ada)
    expect(await answersTo(ben, incident)).toContain(CANARY)
    await run(incident, 'remove-member', { personId: ben.id }, ada)
    expect(await answersTo(ben, incident)).not.toContain(CANARY)
  })

  test('[ACCESS-1] stands in the tables that are read through its visibility, and in no other', async () => {
    const columns = await runText<{ table: string; column: string }>(
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'public' and data_type in ('text', 'jsonb', 'json', 'character varying', 'tsvector')`,
    )
    const holding = new Set<string>()
    for (const { table, column } of columns) {
      const found = await runText(
        `select 1 from "${table}" where "${column}"::text like '%${CANARY.slice(0, 7)}%' limit 1`,
      )
      if (found.length > 0) holding.add(table)
    }
    expect([...holding].sort()).toEqual([
      'attachment',
      'incident',
      'incident_event',
      'incident_mitigation',
      'mail',
      'postmortem_version',
      'prevention',
      'timeline_entry',
    ])
  })

  test('[EDITION-3] has no public edition any more', async () => {
    await expect(getPublicEdition(editionToken(editionId))).rejects.toMatchObject({ code: 'not_found' })
  })

  test('[PEOPLE-3] tells nobody who may not see it', async () => {
    await aNote(incident, ada)
    expect(await listNotifications(mentioned)).toEqual([])
  })
})
