import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import { isAppError } from '@/lib/domain/errors'
import type { IncidentState } from '@/lib/domain/incident/state'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getRoom } from '@/lib/server/queries/get-room'
import { listTimeline } from '@/lib/server/queries/list-timeline'
import { searchTimeline } from '@/lib/server/queries/search-timeline'
import { rebuildAll, rebuildIncident, refoldStale } from '@/lib/server/rebuild'
import { verifyIncident } from '@/lib/server/verify-log'
import { query } from '@/lib/testing/database'
import { aNote, anAdmin, anIncident, aPerson, aService, run } from '@/lib/testing/factories'
import { verifyCommand } from '@/lib/testing/verify-command'

/** Numbers from 0 to `below`, the same for the same seed. */
function numbersFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

type Pick = (below: number) => number
interface World {
  people: PersonActor[]
  services: { id: string }[]
  entries: string[]
  mitigations: string[]
}

/** A command that may well be refused: what counts is that what is accepted is derived alike everywhere. */
function anyCommand({ people, services, entries, mitigations }: World, pick: Pick): [name: string, input: object] {
  const one = <T>(list: readonly T[]): T => list[pick(list.length)]!
  const personId = one(people).id
  const entryId = entries.length > 0 ? one(entries) : randomUUID()
  const role = one(['commander', 'operations', 'communications', 'scribe'])
  const fresh = randomUUID()
  const mitigationId = mitigations.length > 0 ? one(mitigations) : fresh
  const expiresAt = new Date(Date.now() + 60_000 + pick(1000)).toISOString()
  if (pick(8) === 0) {
    mitigations.push(fresh)
    const tried = { kind: 'flag-off', title: `"Flag" ${pick(100)} off`, checkMinutes: 5, reversible: pick(2) === 0 }
    return ['propose-mitigation', { mitigationId: fresh, ...tried, serviceId: one(services).id, start: pick(2) === 0 }]
  }
  if (pick(3) === 0) {
    entries.push(fresh)
    const kind = one(['note', 'observation', 'hypothesis', 'decision', 'question'])
    return ['add-entry', { entryId: fresh, kind, text: `Text ${pick(1000)}`, mentions: [personId] }]
  }
  return one<[string, object]>([
    ['correct-entry', { entryId, text: `Corrected ${pick(1000)}` }],
    ['star-entry', { entryId, starred: pick(2) === 0 }],
    ['redact-entry', { entryId }],
    ['judge-hypothesis', { entryId, verdict: one(['supported', 'ruled-out', 'untested']) }],
    ['answer-question', { entryId, answerId: fresh, text: 'It is.' }],
    ['take-role', { role, reason: 'I am awake' }],
    ['release-role', { role }],
    ['hand-over-role', { role, toPersonId: personId, offerId: fresh, brief: 'All quiet', quotedSeqs: [2 + pick(9)] }],
    ['join', {}],
    ['leave', {}],
    ['set-privacy', { visibility: one(['open', 'private']) }],
    ['add-member', { personId }],
    ['remove-member', { personId }],
    ['change-severity', { severity: one(['sev1', 'sev2', 'sev3', 'sev4']), evidence: { text: 'Measured' } }],
    ['change-status', { status: one(['active', 'mitigated', 'resolved']), note: 'So it is.' }],
    ['set-services', { serviceIds: services.filter(() => pick(2) === 0).map(({ id }) => id) }],
    ['start-mitigation', { mitigationId }],
    ['judge-mitigation', { mitigationId, result: 'worked', crutch: { expiresAt } }],
    ['settle-crutch', { mitigationId, as: 'undone', note: 'It is back' }],
    ['revert-mitigation', { mitigationId }],
    ['retitle', { title: `Title ${pick(100)}` }],
  ])
}

async function runAnything(incident: IncidentState, world: World, pick: Pick, count: number): Promise<number> {
  let accepted = 0
  for (let step = 0; step < count; step++) {
    const [name, input] = anyCommand(world, pick)
    const actor = world.people[pick(world.people.length)]!
    try {
      await verifyCommand({ incidentId: incident.id, name, input, actor, commandId: randomUUID() })
      accepted += 1
    } catch (error) {
      if (!isAppError(error)) throw error
      expect(error, `${name} ${JSON.stringify(input)}`).not.toMatchObject({ code: 'invalid_input' })
    }
  }
  return accepted
}

describe('rebuild', () => {
  for (const seed of [1, 2, 3]) {
    test(`[LOG-9] [LOG-8] changes nothing after any commands (seed ${seed})`, async () => {
      const people = [await anAdmin(), await aPerson(), await aPerson(), await aPerson()]
      const services = [await aService({ name: 'API' }), await aService({ name: 'Web' })]
      const incident = await anIncident({ by: people[0]! })
      const accepted = await runAnything(
        incident,
        { people, services, entries: [], mitigations: [] },
        numbersFrom(seed),
        150,
      )
      expect(accepted).toBeGreaterThan(50)
      expect(await rebuildIncident(incident.id)).toEqual([])
      expect(await verifyIncident(incident.id)).toMatchObject({ ok: true })
    })
  }

  test('[LOG-9] finds and mends what differs', async () => {
    const actor = await aPerson()
    const incident = await anIncident({ by: actor })
    const entryId = await aNote(incident, actor, 'The words')
    await run(incident, 'take-role', { role: 'commander' }, actor)
    const before = await getRoom(actor, incident.id)
    await query(`update incident set severity = 'sev4', state = jsonb_set(state, '{title}', '"Other"') where id = $1`, [
      incident.id,
    ])
    await query(`update timeline_entry set search_text = 'other' where entry_id = $1`, [entryId])
    await query(`delete from timeline_entry where incident_id = $1 and seq = 1`, [incident.id])
    await query(
      `insert into timeline_entry select incident_id, 99, 'x', kind, actor_id, starred, occurred_at, row, 'x'
      from timeline_entry where entry_id = $1`,
      [entryId],
    )
    await query(`delete from incident_role where incident_id = $1`, [incident.id])
    const lines: string[] = []
    const { differences } = await rebuildAll((line) => lines.push(line))
    expect(differences).toBe(6)
    expect(lines).toEqual([
      ...['state', 'column severity', 'timeline row 1', 'timeline row 2', 'timeline row 99 (not in the log)'].map(
        (what) => `${incident.id}: ${what} differed`,
      ),
      `${incident.id}: and 1 more`,
    ])
    expect(await getRoom(actor, incident.id)).toEqual(before)
    expect(await rebuildAll(() => {})).toMatchObject({ differences: 0 })
  })
})

describe('a state that another reducer folded', () => {
  async function aStaleIncident() {
    const actor = await aPerson()
    const incident = await anIncident({ by: actor })
    await aNote(incident, actor)
    const room = await getRoom(actor, incident.id)
    await query(`update incident set reducer_version = 0, state = '{"from": "the past"}' where id = $1`, [incident.id])
    await query('delete from timeline_entry where incident_id = $1', [incident.id])
    return { actor, incident, room }
  }

  test('[LOG-10] is folded again by its readers', async () => {
    const { actor, incident, room } = await aStaleIncident()
    expect(await getIncident(actor, incident.id)).toEqual(room.incident)
    expect(await getRoom(actor, incident.id)).toEqual(room)
  })

  test('[LOG-10] is folded again by the first command', async () => {
    const { actor, incident, room } = await aStaleIncident()
    await execute({ incidentId: incident.id, name: 'join', actor, commandId: randomUUID(), input: {} })
    const after = await getRoom(actor, incident.id)
    expect(after.timeline.slice(0, 2)).toEqual(room.timeline)
    expect(after.incident.participants.items).toHaveLength(1)
    expect(await rebuildIncident(incident.id)).toEqual([])
  })

  test('[LOG-10] is folded again in the background', async () => {
    const { actor, incident, room } = await aStaleIncident()
    expect(await refoldStale()).toBeGreaterThan(0)
    expect(await refoldStale()).toBe(0)
    expect(await getRoom(actor, incident.id)).toEqual(room)
  })

  test('[LOG-10] has rows without attachments, which nobody is shown', async () => {
    const actor = await aPerson()
    const incident = await anIncident({ by: actor })
    await run(incident, 'add-entry', { entryId: randomUUID(), kind: 'note', text: 'Zink', mentions: [actor.id] }, actor)
    await query('update incident set reducer_version = 1 where id = $1', [incident.id])
    await query(`update timeline_entry set row = row - 'attachments' where incident_id = $1`, [incident.id])
    const { rows } = await listTimeline(actor, incident.id)
    const hits = await searchTimeline(actor, { q: 'zink' })
    const room = await getRoom(actor, incident.id)
    for (const row of [...rows, ...room.timeline, ...hits.map((hit) => hit.row)]) expect(row.attachments).toEqual([])
    expect(await rebuildIncident(incident.id)).toEqual(['state', 'timeline row 1', 'timeline row 2'])
    const kept = await query(`select 1 from timeline_entry where incident_id = $1 and row ? 'attachments'`, [
      incident.id,
    ])
    expect(kept).toHaveLength(2)
  })
})
