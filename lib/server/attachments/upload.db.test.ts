import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { upload } from '@/lib/server/attachments/upload'
import { execute } from '@/lib/server/execute'
import { getAttachment } from '@/lib/server/queries/get-attachment'
import { getRoom } from '@/lib/server/queries/get-room'
import { rebuildIncident } from '@/lib/server/rebuild'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, run, withSession } from '@/lib/testing/factories'
import { anUpload, aPng } from '@/lib/testing/pictures'
import { runDueTimers } from '@/lib/testing/run-timers'
import { verifyCommand } from '@/lib/testing/verify-command'

let ada: PersonActor
let incident: IncidentState

const entry = (attachments: string[], over: object = {}) => ({
  entryId: randomUUID(),
  kind: 'observation',
  text: '',
  attachments,
  ...over,
})
const stored = (id: string) =>
  query<{ seq: number | null; contents: number }>(
    `select entry_seq as seq, (select count(*)::int from attachment_content where attachment_id = id) as contents
     from attachment where id = $1`,
    [id],
  )

beforeEach(async () => {
  ada = await aPerson()
  incident = await anIncident({ by: ada })
})

describe('[FILE-3] an id', () => {
  test('of two uploads at the same moment makes one', async () => {
    const [id, bytes] = [randomUUID(), await aPng()]
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => upload(ada, incident.id, { id, name: 'a.png', read: async () => bytes })),
    )
    expect(answers.filter(({ isNew }) => isNew)).toHaveLength(1)
    expect(new Set(answers.map(({ attachment }) => JSON.stringify(attachment))).size).toBe(1)
    expect(await stored(id)).toEqual([{ seq: null, contents: 2 }])
  })

  test('is taken by the first: not for other bytes, by somebody else, or elsewhere', async () => {
    const { id } = await anUpload(incident, ada)
    const elsewhere = await anIncident({ by: ada })
    const taken = { code: 'conflict' }
    await expect(anUpload(incident, ada, { id, bytes: Buffer.from('other') })).rejects.toMatchObject(taken)
    await expect(anUpload(incident, await aPerson(), { id })).rejects.toMatchObject(taken)
    await expect(anUpload(elsewhere, ada, { id })).rejects.toMatchObject(taken)
    const both = [incident, elsewhere].map((one) => anUpload(one, ada, { id: '0b9e6f6a-3d51-4c5e-9f0e-6a1c2d3e4f50' }))
    const settled = await Promise.allSettled(both)
    expect(settled.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(settled.find(({ status }) => status === 'rejected')).toMatchObject({ reason: taken })
  })
})

describe('[FILE-1] an entry', () => {
  test('[TIME-1] takes uploads in the transaction that writes it', async () => {
    const picture = await anUpload(incident, ada, { name: 'errors.png', bytes: await aPng() })
    const log = await anUpload(incident, ada)
    const input = entry([picture.id, log.id])
    await verifyCommand({ incidentId: incident.id, name: 'add-entry', input, actor: ada, commandId: randomUUID() })
    expect(await stored(picture.id)).toEqual([{ seq: 2, contents: 2 }])
    expect(await stored(log.id)).toEqual([{ seq: 2, contents: 1 }])
    expect((await getRoom(ada, incident.id)).timeline[1]).toMatchObject({ text: '', attachments: [picture, log] })
    expect(await rebuildIncident(incident.id)).toEqual([])
  })

  test('of two that want the same upload gets it alone, in one batch or in two', async () => {
    for (const isOneBatch of [true, false]) {
      const { id } = await anUpload(incident, ada)
      const first = run(incident, 'add-entry', entry([id]), ada)
      if (!isOneBatch) await first
      const second = run(incident, 'add-entry', entry([id]), ada)
      const [won, lost] = await Promise.allSettled([first, second])
      expect(won?.status).toBe('fulfilled')
      expect(lost).toMatchObject({ reason: { code: 'rule_refused', details: { rule: 'FILE-1' } } })
    }
    expect(await rebuildIncident(incident.id)).toEqual([])
  })

  test('takes none of another incident, of somebody else, or that is gone', async () => {
    const elsewhere = await anIncident({ by: ada })
    const foreign = await anUpload(elsewhere, ada)
    const theirs = await anUpload(incident, await aPerson())
    for (const id of [foreign.id, theirs.id, randomUUID()]) {
      await expect(run(incident, 'add-entry', entry([id]), ada)).rejects.toMatchObject({ details: { rule: 'FILE-1' } })
    }
    expect(await stored(theirs.id)).toMatchObject([{ seq: null }])
  })

  test('[CMD-4] sent again answers the same and takes nothing twice', async () => {
    const { id } = await anUpload(incident, ada)
    const command = {
      incidentId: incident.id,
      name: 'add-entry',
      actor: ada,
      commandId: randomUUID(),
      input: entry([id]),
    }
    expect(await execute(command)).toEqual(await execute(command))
  })
})

describe('[FILE-8] there is a limit', () => {
  test('to what one person leaves without an entry, not to what others do', async () => {
    for (let made = 0; made < 19; made++) await anUpload(incident, ada)
    const { id } = await anUpload(incident, ada)
    await expect(anUpload(incident, ada)).rejects.toMatchObject({ details: { rule: 'FILE-8' } })
    await anUpload(incident, await aPerson())
    await run(incident, 'add-entry', entry([id]), ada)
    await anUpload(incident, ada)
  })

  test('to what an incident holds', async () => {
    await query(
      `insert into attachment (id, incident_id, uploaded_by, name, media_type, size, sha256, input_sha256, entry_seq, created_at)
       select gen_random_uuid(), $1, gen_random_uuid(), 'x', 'text/plain', 1, '', '', 1, now() from generate_series(1, 500)`,
      [incident.id],
    )
    await expect(anUpload(incident, ada)).rejects.toMatchObject({ details: { rule: 'FILE-8' } })
  })
})

test('[ACCESS-8] a session that ended while the file came keeps nothing of it', async () => {
  const actor = await withSession(ada)
  const id = randomUUID()
  const read = async () => {
    await query('update person_session set ended_at = now() where person_id = $1', [ada.id])
    return Buffer.from('late')
  }
  await expect(upload(actor, incident.id, { id, name: 'a.log', read })).rejects.toMatchObject({
    code: 'unauthenticated',
  })
  expect(await stored(id)).toEqual([])
})

test('[FILE-2] nothing is read of a file that may not come', async () => {
  const read = () => Promise.reject(new Error('It was read'))
  const stakeholder = await aPerson({ role: 'stakeholder' })
  const sent = { id: randomUUID(), name: 'a.log', read }
  await expect(upload(stakeholder, incident.id, sent)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(upload(ada, randomUUID(), sent)).rejects.toMatchObject({ code: 'not_found' })
})

test('[FILE-12] no picture is drawn for a sender who has gone', async () => {
  const sender = AbortSignal.abort()
  const sent = { id: randomUUID(), name: 'a.png', read: aPng, sender }
  await expect(upload(ada, incident.id, sent)).rejects.toMatchObject({ code: 'unavailable' })
  expect(await stored(sent.id)).toEqual([])
})

test('[FILE-9] what no entry has taken is deleted a day later, and nothing else', async () => {
  const [used, unused, young] = [
    await anUpload(incident, ada),
    await anUpload(incident, ada),
    await anUpload(incident, ada),
  ]
  await run(incident, 'add-entry', entry([used.id]), ada)
  await runDueTimers()
  expect(await stored(unused.id)).toHaveLength(1)
  const [timer] = await query<{ hours: number }>(
    `select extract(epoch from due_at - now()) / 3600 as hours from timer where key = $1`,
    [`upload:${unused.id}`],
  )
  expect(Number(timer?.hours)).toBeCloseTo(24, 1)
  await query(`update timer set due_at = now() where key = any($1)`, [[used, unused].map(({ id }) => `upload:${id}`)])
  await Promise.all([runDueTimers(), runDueTimers()])
  expect(await stored(unused.id)).toEqual([])
  expect(await query('select 1 from attachment_content where attachment_id = $1', [unused.id])).toEqual([])
  expect(await stored(used.id)).toHaveLength(1)
  expect(await stored(young.id)).toHaveLength(1)
  const late = run(incident, 'add-entry', entry([unused.id]), ada)
  await expect(late).rejects.toMatchObject({ details: { rule: 'FILE-1' } })
})

test('[FILE-10] a redaction deletes what its entry had, and nothing of others', async () => {
  const [gone, stays] = [await anUpload(incident, ada, { bytes: await aPng() }), await anUpload(incident, ada)]
  const written = entry([gone.id])
  await run(incident, 'add-entry', written, ada)
  await run(incident, 'add-entry', entry([stays.id]), ada)
  await run(incident, 'redact-entry', { entryId: written.entryId }, ada)
  expect(await stored(gone.id)).toEqual([])
  expect(await query('select 1 from attachment_content where attachment_id = $1', [gone.id])).toEqual([])
  const look = (variant: 'full' | 'thumbnail') => getAttachment(ada, incident.id, gone.id, { variant })
  await expect(look('full')).rejects.toMatchObject({ code: 'not_found' })
  await expect(look('thumbnail')).rejects.toMatchObject({ code: 'not_found' })
  expect(await stored(stays.id)).toHaveLength(1)
})
