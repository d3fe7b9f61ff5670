import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { importReportQuerySchema } from '@/lib/domain/import/import-run'
import type { IncidentState } from '@/lib/domain/incident/state'
import { runImport, stopImport } from '@/lib/server/import/control-import'
import { handleRunImport, writeNext } from '@/lib/server/import/run-import'
import { logger } from '@/lib/server/logger'
import { getImport, getImportReport } from '@/lib/server/queries/get-import'
import { rebuildAll } from '@/lib/server/rebuild'
import { verifyLog } from '@/lib/server/verify-log'
import { query } from '@/lib/testing/database'
import { anAdmin, aService, aStakeholder } from '@/lib/testing/factories'
import { PAGERDUTY_PAGE } from '@/lib/testing/import-samples'
import { aBegunImport, aTriedImport, csvOfIncidents } from '@/lib/testing/run-an-import'
import { runDueTimers } from '@/lib/testing/run-timers'

let admin: PersonActor

beforeAll(async () => {
  admin = await anAdmin({ name: 'Root' })
})

const everything = importReportQuerySchema.parse({})
const lines = async (id: string) => (await getImportReport(admin, id, everything)).lines
const countsOf = async (id: string) => (await getImport(admin, id)).counts
const numberOf = async (what: string) =>
  (await query<{ count: number }>(`select count(*)::int as count from ${what}`))[0]?.count
const context = () => ({ services: [], now: new Date().toISOString() })

async function stateOf(title: string): Promise<IncidentState> {
  const [row] = await query<{ state: IncidentState }>('select state from incident where title = $1', [title])
  if (!row) throw new Error(`There is no incident ${title}`)
  return row.state
}

describe('an incident that is imported', () => {
  test('[IMPORT-4] stands in the log as it was, closed, and every instant says it was written later', async () => {
    const service = await aService({ name: 'My Mail Service' })
    const before = new Date().toISOString()
    const id = await aBegunImport(admin, PAGERDUTY_PAGE, { source: 'pagerduty' })
    await runDueTimers()
    const state = await stateOf('The server is on fire.')
    expect(state).toMatchObject({
      severity: 'sev2',
      status: 'closed',
      outcome: null,
      declaredBy: { kind: 'person', id: admin.id, name: 'Root' },
      services: [{ id: service.id, name: 'My Mail Service' }],
      importedFrom: { source: 'pagerduty', id: 'PT4KHLK', url: expect.stringContaining('PT4KHLK') },
      instants: {
        declaredAt: { at: '2024-10-06T21:30:42.000Z', source: 'later' },
        firstPagedAt: { at: '2024-10-06T21:30:50.000Z', source: 'later' },
        acknowledgedAt: { at: '2024-10-06T21:33:00.000Z', source: 'later' },
        resolvedAt: { at: '2024-10-06T21:38:23.000Z', source: 'later' },
        closedAt: { at: '2024-10-06T21:38:23.000Z', source: 'later' },
        // What nobody said is not made up from the time of the import.
        mitigatedAt: null,
        detectedAt: null,
        impactStartedAt: null,
      },
      review: null,
      updateDueAt: null,
      entryCount: 2,
    })
    expect(state.elapsed).toMatchObject({
      severity: { sev2: 461_000 },
      status: { active: 461_000, mitigated: 0, resolved: 0 },
    })
    const events = await query<{ type: string; recordedAt: Date; actor: unknown; payload: { text?: string } }>(
      'select type, recorded_at as "recordedAt", actor, payload from incident_event where incident_id = $1 order by seq',
      [state.id],
    )
    expect(events.map(({ type }) => type)).toEqual([
      'incident.declared',
      'note.added',
      'note.added',
      'status.changed',
      'status.changed',
      'incident.imported',
    ])
    expect(events[1]?.payload).toMatchObject({
      text: 'Firefighters are on the scene.\n\n(imported, by Earline Greenholt)',
      occurredAt: '2024-10-06T21:32:00.000Z',
    })
    for (const { recordedAt } of events) expect(recordedAt.toISOString() >= before).toBe(true)
    expect((await lines(id)).map(({ state, incidentKey }) => [state, incidentKey])).toEqual([
      ['written', state.key],
      ['left-out', null],
      ['left-out', null],
    ])
  })

  test('[IMPORT-4] asks for nothing: no timer, no mail, no notification, no review, nobody in it', async () => {
    const id = await aBegunImport(admin, csvOfIncidents(3, { from: 100 }))
    await runDueTimers()
    expect(await countsOf(id)).toMatchObject({ written: 3 })
    expect(await numberOf("timer where state = 'armed' or kind <> 'run-import'")).toBe(0)
    for (const table of ['mail', 'notification', 'incident_participant', 'incident_role', 'postmortem_document']) {
      expect(await numberOf(table)).toBe(0)
    }
  })

  test('[IMPORT-4] is private when the import says so, and then exists for admins alone', async () => {
    const id = await aBegunImport(admin, csvOfIncidents(1, { from: 200 }), { mapping: { visibility: 'private' } })
    await runDueTimers()
    expect(await stateOf('Outage 200')).toMatchObject({ visibility: 'private', members: [{ id: admin.id }] })
    const [line] = await lines(id)
    expect(line?.incidentKey).toMatch(/^INC-/)
    await expect(getImport(await aStakeholder(), id)).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('an import', () => {
  test('[IMPORT-3] is tried first: it says what would become of each incident, and writes none', async () => {
    const file = `${csvOfIncidents(2, { from: 300 })}\nT-300,Again,SEV1,2024-05-01 10:00Z,2024-05-01 11:00Z
T-399,Open,SEV1,2024-05-01 10:00Z,\nT-398,Odd,what,2024-05-01 10:00Z,2024-05-01 11:00Z`
    const before = await numberOf('incident')
    const tried = await aTriedImport(admin, file)
    expect(tried).toMatchObject({ state: 'ready', counts: { waiting: 3, written: 0, known: 0, 'left-out': 2 } })
    expect((await lines(tried.id)).map(({ position, state, reason }) => [position, state, reason])).toEqual([
      [1, 'waiting', null],
      [2, 'waiting', null],
      [3, 'left-out', 'It is in the file twice; the first is row 2.'],
      [4, 'left-out', 'When it was resolved is not known, so it may not be over.'],
      [5, 'waiting', null],
    ])
    expect(await numberOf('incident')).toBe(before)
  })

  test('[IMPORT-5] writes an incident once, whatever is sent again', async () => {
    const first = await aBegunImport(admin, csvOfIncidents(4, { from: 400 }))
    await runDueTimers()
    const [known] = await lines(first)
    const second = await aTriedImport(admin, csvOfIncidents(5, { from: 400 }))
    expect(second.counts).toMatchObject({ known: 4, waiting: 1 })
    expect((await lines(second.id))[0]).toMatchObject({ state: 'known', incidentKey: known?.incidentKey })
    const third = await aBegunImport(admin, csvOfIncidents(5, { from: 400 }))
    await runDueTimers()
    expect(await countsOf(third)).toMatchObject({ known: 4, written: 1 })
    expect(await numberOf("incident where title = 'Outage 400'")).toBe(1)
  })

  test('[IMPORT-5] two of them at once, of the same file and of one another, write each incident once', async () => {
    const file = csvOfIncidents(25, { from: 500 })
    const ids = [await aBegunImport(admin, file), await aBegunImport(admin, file)]
    const drain = async (id: string) => {
      for (let step = 'went-on'; step !== 'over'; ) step = await writeNext(id, context())
    }
    await Promise.all([...ids, ...ids].map(drain))
    const counts = await Promise.all(ids.map(countsOf))
    expect(counts.reduce((sum, { written }) => sum + written, 0)).toBe(25)
    expect(counts.reduce((sum, { known }) => sum + known, 0)).toBe(25)
    expect(await numberOf("incident where title like 'Outage 5__'")).toBe(25)
  })

  test('[IMPORT-6] goes on where it was when a process died in the middle', async () => {
    const id = await aBegunImport(admin, csvOfIncidents(6, { from: 600 }))
    for (let step = 0; step < 2; step++) await writeNext(id, context())
    // The third takes the connection of whoever writes it along, as a server that is killed does.
    await query(`create table died ();
      create function die() returns trigger language plpgsql as $$ begin
        if new.foreign_id = 'T-602' and not exists (select from died) then
          perform pg_terminate_backend(pg_backend_pid());
        end if;
        return new;
      end $$;
      create trigger die before insert on imported_incident for each row execute function die()`)
    await expect(handleRunImport(timerOf(id))).rejects.toMatchObject({ code: 'unavailable' })
    expect(await countsOf(id)).toMatchObject({ written: 2, waiting: 4 })
    await query('insert into died default values')
    await runDueTimers()
    await query('drop trigger die on imported_incident')
    expect(await getImport(admin, id)).toMatchObject({ state: 'done', counts: { written: 6, waiting: 0 } })
    expect(await numberOf("incident where title like 'Outage 60_'")).toBe(6)
  })

  test('[IMPORT-6] can be stopped and goes on; one that cannot be written holds nothing up', async () => {
    const error = vi.spyOn(logger, 'error').mockImplementation(() => {})
    const id = await aBegunImport(admin, csvOfIncidents(4, { from: 700 }))
    await writeNext(id, context())
    await stopImport(admin, id)
    await runDueTimers()
    expect(await getImport(admin, id)).toMatchObject({ state: 'stopped', counts: { written: 1, waiting: 3 } })
    await query(`alter table imported_incident add constraint odd check (foreign_id <> 'T-702')`)
    await runImport(admin, id)
    await runDueTimers()
    await query('alter table imported_incident drop constraint odd')
    expect(await getImport(admin, id)).toMatchObject({ state: 'done', counts: { written: 3, 'left-out': 1 } })
    expect((await lines(id))[2]).toMatchObject({
      title: 'Outage 702',
      foreignId: 'T-702',
      reason: expect.stringContaining('log'),
    })
    expect(error).toHaveBeenCalledOnce()
    error.mockRestore()
  })

  test('[IMPORT-6] stops when whoever began it is no admin any more', async () => {
    const other = await anAdmin()
    const id = await aBegunImport(other, csvOfIncidents(2, { from: 800 }))
    await query("update person set role = 'responder' where id = $1", [other.id])
    await runDueTimers()
    expect(await getImport(admin, id)).toMatchObject({ state: 'stopped', counts: { waiting: 2 } })
  })

  test('[IMPORT-8] keeps nothing of the file once it is done', async () => {
    const id = await aBegunImport(admin, `${csvOfIncidents(1, { from: 900 })}\nT-1,Left out,,,`)
    await runDueTimers()
    expect(await numberOf(`import_item where run_id = '${id}' and record is not null`)).toBe(0)
    expect(await lines(id)).toHaveLength(2)
  })

  test('[IMPORT-8] forgets a file that nobody had written after a week, and no other', async () => {
    const { id } = await aTriedImport(admin, csvOfIncidents(1, { from: 950 }))
    const begun = await aBegunImport(admin, csvOfIncidents(1, { from: 960 }))
    const age = (days: number) =>
      query(`update import_run set created_at = now() - interval '${days} days' where id in ('${id}', '${begun}')`)
    await age(6)
    await aTriedImport(admin, csvOfIncidents(1, { from: 970 }))
    expect(await getImport(admin, id)).toMatchObject({ state: 'ready' })
    await age(8)
    await aTriedImport(admin, csvOfIncidents(1, { from: 980 }))
    await expect(getImport(admin, id)).rejects.toMatchObject({ code: 'not_found' })
    expect(await getImport(admin, begun)).toMatchObject({ state: 'running' })
    await runDueTimers()
  })

  test('[IMPORT-4] leaves logs whose chains hold and tables as a rebuild makes them', async () => {
    const printed: string[] = []
    expect(await verifyLog(undefined, (line) => printed.push(line))).toMatchObject({ broken: 0 })
    expect(await rebuildAll((line) => printed.push(line))).toMatchObject({ differences: 0 })
    expect(printed).toEqual([])
  })
})

const timerOf = (runId: string) => ({
  id: '1',
  key: `import:${runId}`,
  kind: 'run-import',
  incidentId: null,
  payload: { runId },
  dueAt: new Date(),
  attempts: 0,
})
