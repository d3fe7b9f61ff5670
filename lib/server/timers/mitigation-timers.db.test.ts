import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { setClock } from '@/lib/server/clock'
import { getIncident } from '@/lib/server/queries/get-incident'
import { listCrutches } from '@/lib/server/queries/list-crutches'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { rebuildIncident } from '@/lib/server/rebuild'
import { checkEffect } from '@/lib/server/timers/mitigation-handlers'
import { query } from '@/lib/testing/database'
import { anIncident, aPerson, aService, aStakeholder, aTeam, run } from '@/lib/testing/factories'
import { runDueTimers } from '@/lib/testing/run-timers'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

let at: number
let ada: PersonActor
let ben: PersonActor
let cleo: PersonActor
let incident: IncidentState
let service: { id: string; name: string }
let mitigationId: string

const ahead = (ms: number) => new Date(at + ms).toISOString()

/** Moves the clock on, and fires what is due by then. */
async function pass(ms: number) {
  at += ms
  await runDueTimers()
}
const current = () => getIncident(ada, incident.id)
const mitigation = async () => (await current()).mitigations.find(({ id }) => id === mitigationId)!
const toldTo = async (person: PersonActor) => (await listNotifications(person)).map(({ kind, text }) => [kind, text])
const act = (name: string, input: object, by = ben) => run(incident, name, { mitigationId, ...input }, by)

async function start(over: object = {}) {
  const kind = { kind: 'flag-off', title: 'Flag off new-3ds-flow', serviceId: service.id }
  await act('propose-mitigation', { ...kind, checkMinutes: 5, reversible: true, start: true, ...over })
}

beforeEach(async () => {
  at = Date.now()
  setClock(() => new Date(at))
  ;[ada, ben, cleo] = [await aPerson(), await aPerson(), await aPerson()]
  service = await aService({ team: await aTeam({ members: [cleo, ben] }) })
  incident = await anIncident({ by: ada, serviceIds: [service.id] })
  await run(incident, 'take-role', { role: 'commander' }, ada)
  mitigationId = randomUUID()
})
afterEach(async () => {
  setClock(null)
  await query('delete from timer')
})

describe('the check of an effect', () => {
  test('[MIT-4] asks the owner when it is due, the commander three minutes later, each once', async () => {
    await start()
    await act('watch-mitigation', {})
    await pass(5 * MINUTE - 1)
    expect(await toldTo(ben)).toEqual([])
    await pass(1)
    expect(await toldTo(ben)).toEqual([['effect-check', 'Flag off new-3ds-flow']])
    expect(await toldTo(ada)).toEqual([])
    await pass(3 * MINUTE)
    expect(await toldTo(ada)).toEqual([['effect-check', 'Flag off new-3ds-flow']])
    const { seq } = await current()
    await pass(60 * MINUTE)
    expect((await current()).seq).toBe(seq)
    expect(await query(`select 1 from timer where state = 'armed'`)).toEqual([])
  })

  test('[MIT-4] is asked anew once it was moved, and not at its old time', async () => {
    await start()
    await pass(5 * MINUTE)
    await act('move-check', { checkAt: ahead(10 * MINUTE) })
    await pass(3 * MINUTE)
    expect(await toldTo(ada)).toEqual([])
    await pass(7 * MINUTE)
    expect(await toldTo(ben)).toHaveLength(2)
    await pass(3 * MINUTE)
    expect(await toldTo(ada)).toHaveLength(1)
  })

  test('[MIT-4] is asked of nobody once somebody has said so, or the incident is closed', async () => {
    await start()
    await act('judge-mitigation', { result: 'no-effect' }, ada)
    await pass(10 * MINUTE)
    expect(await toldTo(ben)).toEqual([])
    mitigationId = randomUUID()
    await start()
    await run(incident, 'change-severity', { severity: 'sev3' }, ada)
    for (const status of ['mitigated', 'resolved', 'closed']) {
      await run(incident, 'change-status', { status, note: 'It was the flag.' }, ada)
    }
    await expect(pass(10 * MINUTE)).rejects.toMatchObject({ code: 'rule_refused' })
    expect(await toldTo(ben)).toEqual([])
  })

  test('[MIT-4] [TIMER-2] is asked once, however often its timer is run', async () => {
    await start()
    at += 5 * MINUTE
    const [timer] = await query<{ id: string; key: string; payload: object }>(
      `select id, key, payload from timer where kind = 'check-effect' and incident_id = $1`,
      [incident.id],
    )
    const due = { ...timer!, kind: 'check-effect', incidentId: incident.id, dueAt: new Date(at), attempts: 0 }
    // Two runs that both saw the mitigation before either had asked.
    await Promise.all([checkEffect(due), checkEffect(due)])
    await checkEffect(due)
    expect((await mitigation()).asked.commander).toBeNull()
    expect(await toldTo(ben)).toHaveLength(1)
  })
})

describe('what is left in place', () => {
  const leave = (days: number) =>
    act('judge-mitigation', { result: 'worked', crutch: { expiresAt: ahead(days * DAY) } })

  test('[MIT-8] is told to its owner and the owning team at its expiry, once each, on a closed incident too', async () => {
    await start()
    await leave(7)
    await run(incident, 'change-severity', { severity: 'sev3' }, ada)
    for (const status of ['mitigated', 'resolved', 'closed']) {
      await run(incident, 'change-status', { status, note: 'It was the flag.' }, ada)
    }
    await pass(5 * MINUTE).catch(() => {})
    await pass(7 * DAY)
    for (const person of [ben, cleo]) expect(await toldTo(person)).toEqual([['crutch', 'Flag off new-3ds-flow']])
    expect((await mitigation()).crutch?.expiredAt).toBe(ahead(0))
  })

  test('[MIT-7] [MIT-8] is told at its later time when it was extended, and never once it is settled', async () => {
    await start()
    await leave(7)
    await act('extend-crutch', { expiresAt: ahead(14 * DAY), reason: 'The fix ships on Monday' })
    await pass(7 * DAY)
    expect(await toldTo(cleo)).toEqual([])
    await act('settle-crutch', { as: 'undone', note: 'The flag is on again' })
    await pass(7 * DAY)
    expect(await toldTo(cleo)).toEqual([])
  })

  test('[MIT-9] is listed until it is settled, the first to expire first, with who owns it today', async () => {
    await start({ title: 'Expires later' })
    await leave(7)
    mitigationId = randomUUID()
    await start({ title: 'Expires first' })
    await leave(1)
    const mine = (await listCrutches(cleo)).filter((crutch) => crutch.incident.id === incident.id)
    expect(mine.map(({ title }) => title)).toEqual(['Expires first', 'Expires later'])
    expect(mine[0]).toMatchObject({
      service: { id: service.id },
      team: { name: 'Platform' },
      owner: { id: ben.id },
      leftBy: { id: ben.id },
      isMine: true,
      incident: { key: incident.key },
    })
    expect((await listCrutches(await aStakeholder())).find((one) => one.mitigationId === mitigationId)?.isMine).toBe(
      false,
    )
    await act('settle-crutch', { as: 'permanent', note: 'It is how we run it now' })
    expect((await listCrutches(cleo)).map((one) => one.mitigationId)).not.toContain(mitigationId)
  })
})

describe('the table of mitigations', () => {
  const stored = () => query('select * from incident_mitigation where incident_id = $1', [incident.id])

  test('[STATE-1] holds what the log folds to, whatever a title says, and a rebuild changes nothing', async () => {
    const title = 'Roll back "payments"\\n to #8409 „höher“ \t🚑 '.trim()
    await start({ title, kind: 'roll-back', lever: 'roll-back' })
    expect(await stored()).toMatchObject([
      {
        mitigation_id: mitigationId,
        lever: 'roll-back',
        title,
        state: 'in-progress',
        owner_id: ben.id,
        ended_at: null,
      },
    ])
    await act('judge-mitigation', { result: 'worked', crutch: { expiresAt: ahead(DAY) } })
    const rows = await stored()
    expect(rows).toMatchObject([{ state: 'worked', crutch_expires_at: new Date(at + DAY), ended_at: new Date(at) }])
    expect(await rebuildIncident(incident.id)).toEqual([])
    await query(`update incident_mitigation set state = 'proposed', title = 'Tampered' where incident_id = $1`, [
      incident.id,
    ])
    expect(await rebuildIncident(incident.id)).not.toEqual([])
    expect(await stored()).toEqual(rows)
    await act('settle-crutch', { as: 'undone', note: 'Back' })
    expect(await stored()).toMatchObject([{ crutch_expires_at: null }])
  })
})
