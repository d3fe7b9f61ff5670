import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { type Actor, SYSTEM_ACTOR } from '@/lib/domain/actor'
import { setClock } from '@/lib/server/clock'
import { declareIncident } from '@/lib/server/declare'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listEvents } from '@/lib/server/queries/list-events'
import { query, testDatabaseUrl } from '@/lib/testing/database'
import { anIncident, aPerson, aStakeholder, run, withSession } from '@/lib/testing/factories'
import { verifyCommand } from '@/lib/testing/verify-command'

const aNoteBy = (actor: Actor, incidentId: string, text = 'Rolling back') => ({
  incidentId,
  name: 'add-entry',
  actor,
  commandId: randomUUID(),
  input: { entryId: randomUUID(), kind: 'note', text },
})

const logOf = async (id: string) => (await listEvents(SYSTEM_ACTOR, id, { after: 0, limit: 1000 })).events

/** Holds the row lock of an incident, as another process would, until it is let go. */
async function holdLock(incidentId: string) {
  const client = new pg.Client({ connectionString: testDatabaseUrl(), application_name: 'another process' })
  await client.connect()
  await client.query('begin')
  await client.query('select 1 from incident where id = $1 for update', [incidentId])
  return { release: () => client.end() }
}

const waitingForLock = () =>
  expect
    .poll(() =>
      query(`select 1 from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'evenkeel'
      and datname = current_database()`),
    )
    .toHaveLength(1)

describe('a command', () => {
  test('[LOG-1] [LOG-2] is in the log, the state, the timeline and the tables alike', async () => {
    const actor = await aPerson()
    const incident = await anIncident({ by: actor })
    const events = await verifyCommand(aNoteBy(actor, incident.id))
    expect(events).toMatchObject([{ seq: 2, type: 'note.added', actor: { id: actor.id, name: actor.name } }])
    expect((await logOf(incident.id)).map(({ seq }) => seq)).toEqual([1, 2])
  })

  test('[CMD-1] refuses an unknown field, an unknown command and a commandId that is no UUID', async () => {
    const actor = await aPerson()
    const note = aNoteBy(actor, (await anIncident()).id)
    await expect(execute({ ...note, input: { ...note.input, colour: 'red' } })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ path: 'input.colour' }] },
    })
    await expect(execute({ ...note, name: 'explode' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(execute({ ...note, commandId: 'x' })).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('[CMD-9] of the server itself does not exist for people', async () => {
    const incident = await anIncident()
    const input = { personId: randomUUID() }
    await expect(run(incident, 'mark-present', input, await aPerson())).rejects.toMatchObject({ code: 'not_found' })
  })

  test('[CMD-4] sent five times at once makes one event, and five times the same answer', async () => {
    const actor = await aPerson()
    const note = aNoteBy(actor, (await anIncident()).id)
    const answers = await Promise.all(Array.from({ length: 5 }, () => execute(note)))
    expect(answers).toEqual(Array.from({ length: 5 }, () => answers[0]))
    expect(await execute(note)).toEqual(answers[0])
    expect(await logOf(note.incidentId)).toHaveLength(2)
  })

  test('[CMD-4] answers nothing again when it changed nothing', async () => {
    const actor = await aPerson()
    const incident = await anIncident({ severity: 'sev2' })
    const same = { ...aNoteBy(actor, incident.id), name: 'change-severity', input: { severity: 'sev2' } }
    expect(await execute(same)).toEqual({ events: [], headSeq: 1 })
    await run(incident, 'change-severity', { severity: 'sev3' }, actor)
    expect(await execute(same)).toEqual({ events: [], headSeq: 2 })
  })

  test('[CMD-4] is refused when its id stands for another actor, name, input or incident', async () => {
    const [actor, other] = [await aPerson(), await aPerson()]
    const [incident, elsewhere] = [await anIncident(), await anIncident()]
    const note = aNoteBy(actor, incident.id)
    await execute(note)
    const reused = [
      { ...note, actor: other },
      { ...note, input: { ...note.input, text: 'Another text' } },
      { ...note, name: 'join', input: {} },
      { ...note, incidentId: elsewhere.id },
    ]
    for (const command of reused) await expect(execute(command)).rejects.toMatchObject({ code: 'command_id_reused' })
    expect(await logOf(elsewhere.id)).toHaveLength(1)
  })

  test('[CMD-4] with the same id on two incidents at once happens on one of them', async () => {
    const actor = await aPerson()
    const incidents = [await anIncident(), await anIncident(), await anIncident()]
    for (let round = 0; round < 5; round++) {
      const commandId = randomUUID()
      const twins = incidents.map(({ id }) => ({ ...aNoteBy(actor, id, 'Twin'), commandId }))
      const results = await Promise.allSettled([...twins.map(execute), execute(aNoteBy(actor, incidents[0]!.id))])
      expect(results.slice(0, 3).filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(results[3]?.status).toBe('fulfilled')
    }
  })

  test('[CMD-5] that was refused is decided again', async () => {
    const [actor, ben] = [await aPerson(), await aPerson()]
    const incident = await anIncident({ by: actor, severity: 'sev3' })
    await run(incident, 'change-status', { status: 'resolved' }, actor)
    await run(incident, 'change-status', { status: 'closed', note: 'All is well again.' }, actor)
    const note = aNoteBy(ben, incident.id)
    await expect(execute(note)).rejects.toMatchObject({ code: 'rule_refused', details: { rule: 'STATUS-5' } })
    await run(incident, 'change-status', { status: 'active' }, actor)
    expect((await execute(note)).events).toHaveLength(1)
  })

  test('[CLOCK-1] never goes back in time, whatever the clock of the machine does', async () => {
    const actor = await aPerson()
    const incident = await anIncident()
    setClock(() => new Date(Date.parse(incident.lastActivityAt) - 3_600_000))
    const { events } = await execute(aNoteBy(actor, incident.id)).finally(() => setClock(null))
    expect(events[0]?.recordedAt).toBe(incident.lastActivityAt)
  })

  test('[CLOCK-2] happened when it was made, as old as its sender says', async () => {
    const incident = await anIncident()
    const { events } = await execute({ ...aNoteBy(await aPerson(), incident.id), ageMs: 600_000 })
    const [event] = events
    if (event?.type !== 'note.added' || !event.payload) throw new Error('No note')
    const age = Date.parse(event.recordedAt) - Date.parse(event.payload.occurredAt)
    expect(Math.abs(age - 600_000)).toBeLessThan(5_000)
  })
})

describe('a batch', () => {
  test('[CMD-11] refuses one command alone', async () => {
    const [actor, reader] = [await aPerson(), await aStakeholder()]
    const { id } = await anIncident()
    const entry = aNoteBy(actor, id)
    const again = { ...aNoteBy(actor, id), input: entry.input }
    const commands = [aNoteBy(actor, id), entry, aNoteBy(reader, id), again, aNoteBy(actor, id)]
    const results = await Promise.allSettled(commands.map(execute))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected', 'fulfilled'])
    expect(results[2]).toMatchObject({ reason: { code: 'forbidden' } })
    expect(results[3]).toMatchObject({ reason: { details: { rule: 'ENTRY-2' } } })
    expect((await logOf(id)).map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  test('[CMD-11] loses only the command that the database cannot store', async () => {
    const actor = await aPerson()
    const { id } = await anIncident()
    const integration = { kind: 'integration', id: randomUUID(), name: 'NUL \u0000 name' } as const
    const counts = { firing: 1, total: 1, fired: 1, resolved: 0, sample: [] }
    const poison = {
      ...aNoteBy(integration, id),
      name: 'record-alerts',
      input: { integration: { id: integration.id, name: 'Alerts' }, service: null, ...counts },
    }
    const results = await Promise.allSettled([aNoteBy(actor, id), poison, aNoteBy(actor, id)].map(execute))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: { code: '22P05' } })
    expect((await logOf(id)).map(({ type }) => type)).toEqual(['incident.declared', 'note.added', 'note.added'])
  })

  test('[CMD-11] decides each command on what the one before left', async () => {
    const [ada, ben] = [await aPerson(), await aPerson()]
    const { id } = await anIncident()
    const question = { entryId: randomUUID(), kind: 'question', text: 'Is it DNS?' }
    const commands = [
      { ...aNoteBy(ada, id), name: 'take-role', input: { role: 'commander' } },
      { ...aNoteBy(ben, id), name: 'take-role', input: { role: 'commander' } },
      { ...aNoteBy(ada, id), input: question },
      {
        ...aNoteBy(ben, id),
        name: 'answer-question',
        input: { entryId: question.entryId, answerId: randomUUID(), text: 'It is.' },
      },
      { ...aNoteBy(ada, id), name: 'star-entry', input: { entryId: question.entryId, starred: true } },
    ]
    const results = await Promise.allSettled(commands.map(execute))
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ])
    expect(results[1]).toMatchObject({ reason: { details: { rule: 'ROLE-3' } } })
    expect((await getIncident(SYSTEM_ACTOR, id)).openQuestions.items).toEqual([])
  })
})

describe('who is asking', () => {
  test('[CMD-2] [ACCESS-8] is read inside the transaction: an ended session writes nothing', async () => {
    const actor = await withSession(await aPerson())
    const { id } = await anIncident()
    const lock = await holdLock(id)
    const answer = execute(aNoteBy(actor, id)).catch((error: unknown) => error)
    await waitingForLock()
    await query('update person_session set ended_at = now() where id = $1', [actor.credential?.id])
    await lock.release()
    expect(await answer).toMatchObject({ code: 'unauthenticated' })
    expect(await logOf(id)).toHaveLength(1)
  })

  test('[CMD-2] [ACCESS-8] a role lowered while the command waited decides', async () => {
    const actor = await aPerson()
    const { id } = await anIncident()
    const lock = await holdLock(id)
    const answer = execute(aNoteBy(actor, id)).catch((error: unknown) => error)
    await waitingForLock()
    await query(`update person set role = 'stakeholder' where id = $1`, [actor.id])
    await lock.release()
    expect(await answer).toMatchObject({ code: 'forbidden' })
  })

  test('[CMD-2] [ACCESS-8] somebody removed, and an expired session, are nobody', async () => {
    const [gone, expired] = [await aPerson(), await withSession(await aPerson())]
    const { id } = await anIncident()
    await query('update person set removed_at = now() where id = $1', [gone.id])
    await query(`update person_session set expires_at = now() - interval '1 second' where id = $1`, [
      expired.credential?.id,
    ])
    for (const actor of [gone, expired]) {
      await expect(execute(aNoteBy(actor, id))).rejects.toMatchObject({ code: 'unauthenticated' })
    }
  })

  test('[CMD-2] [ACCESS-1] may not see it: not found, even for a retry of what they did before', async () => {
    const [ada, ben] = [await aPerson(), await aPerson()]
    const incident = await anIncident({ by: ada })
    const note = aNoteBy(ben, incident.id)
    await execute(note)
    await run(incident, 'set-privacy', { visibility: 'private' }, ada)
    await run(incident, 'remove-member', { personId: ben.id }, ada).catch(() => {})
    await expect(execute(note)).rejects.toMatchObject({ code: 'not_found' })
    await expect(execute({ ...note, incidentId: randomUUID() })).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('a declaration', () => {
  test('[CMD-10] sent five times at once makes one incident, with its key', async () => {
    const actor = await aPerson()
    const input = { title: 'Payments fail', severity: 'sev1', kind: 'production' }
    const declaration = { actor, commandId: randomUUID(), input }
    const answers = await Promise.all(Array.from({ length: 5 }, () => declareIncident(declaration)))
    expect(new Set(answers.map(({ incident }) => incident.id)).size).toBe(1)
    expect(answers.filter(({ created }) => created)).toHaveLength(1)
    expect(answers[0]?.incident.key).toMatch(/^INC-\d+$/)
    expect(answers.map(({ incident, events }) => ({ incident, events }))).toEqual(
      Array.from({ length: 5 }, () => ({ incident: answers[0]?.incident, events: answers[0]?.events })),
    )
    const other = { ...declaration, input: { ...input, title: 'Other' } }
    await expect(declareIncident(other)).rejects.toMatchObject({ code: 'command_id_reused' })
  })

  test('[ACCESS-2] is refused to stakeholders', async () => {
    await expect(anIncident({ by: await aStakeholder() })).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('when the database goes away', () => {
  test('[CMD-12] a command in flight is answered unavailable, and its retry happens once', async () => {
    const actor = await aPerson()
    const { id } = await anIncident()
    const lock = await holdLock(id)
    const notes = [aNoteBy(actor, id), aNoteBy(actor, id)]
    const answers = Promise.allSettled(notes.map(execute))
    await waitingForLock()
    await query(`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'evenkeel' and datname = current_database()`)
    await lock.release()
    for (const answer of await answers) expect(answer).toMatchObject({ reason: { code: 'unavailable' } })
    // Other connections of the pool were cut too: each may have to be found out, as a client does, by trying again.
    const retried = () => Promise.all([...notes, ...notes].map(execute))
    await expect.poll(() => retried().then(() => 'done', String)).toBe('done')
    expect(await logOf(id)).toHaveLength(3)
  })
})
