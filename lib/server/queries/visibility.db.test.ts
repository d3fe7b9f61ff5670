import { randomUUID } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import { newRotaSchema } from '@/lib/domain/on-call/rota-inputs'
import { rateAlerts } from '@/lib/server/integrations/rate-alerts'
import { createRota } from '@/lib/server/on-call/change-rota'
import { editionToken } from '@/lib/server/postmortem/edition-token'
import { publishEdition } from '@/lib/server/postmortem/editions'
import { addPrevention } from '@/lib/server/preventions/add-prevention'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getPublicEdition } from '@/lib/server/queries/get-public-edition'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { subscription } from '@/lib/server/queries/subscriptions'
import { aLever, aPull } from '@/lib/testing/catalogue-factories'
import { query as runText } from '@/lib/testing/database'
import { aNote, anAdmin, anIncident, aPerson, aService, aStakeholder, run } from '@/lib/testing/factories'
import { anUpload, aPng } from '@/lib/testing/pictures'
import { publishReview } from '@/lib/testing/publish-review'
import { weeklyOf } from '@/lib/testing/rota-factories'
import { anImportOf } from '@/lib/testing/run-an-import'
import { indexAll } from '@/lib/testing/search-model'
import {
  alertId,
  attachmentId,
  CANARY,
  drillId,
  editionId,
  forEverybody,
  importId,
  pageId,
  preventionId,
  ROTA,
  visibilityReads,
  withoutIncidents,
} from '@/lib/testing/visibility-reads'

const answersTo = async (actor: PersonActor, incident: IncidentState): Promise<string> => {
  const answers = await Promise.all(
    Object.values(visibilityReads)
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

/** An alert of the incident whose rule, labels and payload have the canary. */
async function anAlertOf({ id }: IncidentState) {
  const integrationId = randomUUID()
  await runText(`insert into integration (id, kind, name, key_hash, settings) values ($1, 'events', 'CI', $2, '{}')`, [
    integrationId,
    Buffer.from(integrationId),
  ])
  const labels = JSON.stringify({ alertname: CANARY })
  await runText(
    `insert into alert (id, integration_id, dedup_key, status, title, labels, annotations, starts_at, first_received_at,
       last_received_at, incident_id, settled_at, raw)
     values ($1, $2, 'a', 'firing', $3, $4, '{}', now(), now(), now(), $5, now(), $4)`,
    [alertId, integrationId, CANARY, labels, id],
  )
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
  const files = readdirSync('lib/server/queries', { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map(({ parentPath, name }) => relative('lib/server/queries', join(parentPath, name)))
  expect(files.sort()).toEqual([...Object.keys(visibilityReads), ...withoutIncidents, ...forEverybody].sort())
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
    await anAlertOf(declared)
    const rotation = weeklyOf([ada, mentioned])
    await createRota(ada, newRotaSchema.parse({ key: ROTA, name: 'Visibility', rotation }))
    await rateAlerts(ada, declared.id, { rule: CANARY, isActionable: true, about: null, isWorthWaking: null })
    const prevention = { id: preventionId, title: `Away with ${CANARY}`, kind: 'prevent' as const, dueOn: '2020-01-01' }
    await addPrevention(ada, declared.id, { ...prevention, ownerId: mentioned.id })
    await run(declared, 'page-person', { pageId, personId: mentioned.id, reason: `The ${CANARY}` }, ada)
    await run(declared, 'change-status', { status: 'mitigated', note: `No more ${CANARY}` }, ada)
    await anImportOf(declared, admin, importId)
    await publishReview(declared, ada)
    await publishEdition(ada, declared.id, { id: editionId, version: 1, sections: ['summary', 'timeline', 'trigger'] })
    expect(JSON.stringify(await getPublicEdition(editionToken(editionId)))).toContain(CANARY)
    await run(declared, 'set-privacy', { visibility: 'private' }, ada)
    // Whom it has called stays, page and all, until they are removed.
    await run(declared, 'remove-member', { personId: mentioned.id }, ada)
    await indexAll()
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
      'alert',
      'alert_rating',
      'attachment',
      'history_text',
      'incident',
      'incident_event',
      'incident_measure',
      'incident_mitigation',
      'mail',
      'page',
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
