import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getRoom } from '@/lib/server/queries/get-room'
import { listEvents } from '@/lib/server/queries/list-events'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { searchTimeline } from '@/lib/server/queries/search-timeline'
import { rebuildIncident } from '@/lib/server/rebuild'
import { verifyIncident } from '@/lib/server/verify-log'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, run } from '@/lib/testing/factories'
import { anUpload, aPng } from '@/lib/testing/pictures'
import { verifyCommand } from '@/lib/testing/verify-command'

/** Every table of the database with a column that holds the words, in any form. */
async function tablesWith(words: string): Promise<string[]> {
  const tables = await query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const rows = await query(`select 1 from "${name}" t where t::text ilike $1 limit 1`, [`%${words}%`])
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('[REDACT-2] [REDACT-3] [REDACT-4] [FILE-10] takes the words out of every table and keeps the chain', async () => {
  const [ada, ben] = [await aPerson(), await aPerson()]
  const incident = await anIncident({ by: ada })
  const entryId = randomUUID()
  const picture = await anUpload(incident, ada, { name: 'zirkonium.png', bytes: await aPng() })
  const mentions = [ben.id]
  const text = 'The password is zirkonium'
  const write = { entryId, kind: 'decision', text, mentions, attachments: [picture.id] }
  await run(incident, 'add-entry', write, ada)
  await run(incident, 'take-role', { role: 'commander' }, ada)
  await run(incident, 'correct-entry', { entryId, text: 'The password was zirkonium, now changed' }, ada)
  const brief = { offerId: randomUUID(), brief: 'Ada decided: zirkonium', quotedSeqs: [2] }
  await run(incident, 'hand-over-role', { role: 'commander', toPersonId: ben.id, ...brief }, ada)
  expect(await tablesWith('zirkonium')).toEqual(
    expect.arrayContaining(['attachment', 'incident', 'incident_event', 'timeline_entry']),
  )
  expect(await listNotifications(ben)).toMatchObject([{ kind: 'handover' }, { kind: 'mention', text: /zirkonium/ }])
  expect(await searchTimeline(ben, { q: 'zirkonium' })).toHaveLength(1)

  const events = await verifyCommand({
    incidentId: incident.id,
    name: 'redact-entry',
    actor: ada,
    commandId: randomUUID(),
    input: { entryId, reason: 'A password' },
  })
  expect(events).toMatchObject([{ type: 'entry.redacted', payload: { entrySeq: 2, seqs: [2, 5, 7] } }])

  expect(await tablesWith('zirkonium')).toEqual([])
  expect(await tablesWith(picture.sha256)).toEqual([])
  expect(await query('select 1 from attachment_content')).toEqual([])
  expect(await verifyIncident(incident.id)).toEqual({ ok: true, events: 8 })
  expect(await rebuildIncident(incident.id)).toEqual([])
  expect(await searchTimeline(ben, { q: 'zirkonium' })).toEqual([])
  expect(await listNotifications(ben)).toMatchObject([{ kind: 'handover' }, { kind: 'mention', text: null }])
  const room = await getRoom(ben, incident.id)
  expect(room.timeline[1]).toMatchObject({
    entryId,
    text: null,
    attachments: [],
    actor: { id: ada.id },
    redacted: { reason: 'A password' },
  })
  expect(room.incident.decisions.items).toMatchObject([{ text: null }])
  const { events: log } = await listEvents(ben, incident.id, { after: 0, limit: 100 })
  expect(log.filter(({ payload }) => payload === null).map(({ seq }) => seq)).toEqual([2, 5, 7])
})

test('[REDACT-4] [FILE-10] in the batch that wrote it, tells the room nothing of the words, and keeps no file', async () => {
  const actor = await aPerson()
  const incident = await anIncident({ by: actor })
  const entryId = randomUUID()
  const send = (name: string, input: object) => ({
    incidentId: incident.id,
    name,
    actor,
    commandId: randomUUID(),
    input,
  })
  const { id } = await anUpload(incident, actor, { name: 'wolfram.log' })
  const write = send('add-entry', { entryId, kind: 'note', text: 'The password is wolfram', attachments: [id] })
  await Promise.all(
    [write, send('correct-entry', { entryId, text: 'It is wolfram2' }), send('redact-entry', { entryId })].map(execute),
  )
  expect(await tablesWith('wolfram')).toEqual([])
  expect(await verifyIncident(incident.id)).toEqual({ ok: true, events: 4 })
  expect((await getIncident(actor, incident.id)).lastWord).toMatchObject({ text: null, entryId })
  expect((await execute(write)).events).toMatchObject([{ seq: 2, payload: null }])
})
