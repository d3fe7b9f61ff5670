import { beforeAll, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import { getRoom } from '@/lib/server/queries/get-room'
import { getShift } from '@/lib/server/queries/get-shift'
import { listEvents } from '@/lib/server/queries/list-events'
import { incidentFiltersSchema, listIncidents } from '@/lib/server/queries/list-incidents'
import { listTimeline, timelineQuerySchema } from '@/lib/server/queries/list-timeline'
import { moveReadMark } from '@/lib/server/queries/read-mark'
import { aNote, anIncident, aPerson, aService, run } from '@/lib/testing/factories'

describe('the list of incidents', () => {
  let ada: PersonActor
  let service: { id: string; name: string }
  let incidents: IncidentState[]

  beforeAll(async () => {
    ada = await aPerson()
    service = await aService()
    incidents = []
    for (let index = 0; index < 7; index++) {
      const title = index === 3 ? 'Odd 100%_thing' : `Incident number ${index}`
      const severity = index % 2 === 0 ? 'sev1' : 'sev3'
      const serviceIds = index < 2 ? [service.id] : []
      incidents.push(
        await anIncident({ by: ada, title, severity, serviceIds, kind: index === 6 ? 'drill' : 'production' }),
      )
    }
    await run(incidents[0]!, 'take-role', { role: 'commander' }, ada)
    await aNote(incidents[0]!, ada, 'On it')
    await run(incidents[1]!, 'withdraw', { reason: 'A false alarm' }, ada)
    await run(incidents[2]!, 'mark-duplicate', { of: incidents[0]!.key.toLowerCase() }, ada)
  })

  const keysOf = async (filters: Parameters<typeof listIncidents>[1]) =>
    (await listIncidents(ada, filters)).incidents.map(({ id }) => incidents.findIndex((one) => one.id === id))

  test('[API-6] pages through all of them, the latest first, each once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const page = await listIncidents(ada, { limit: 3, cursor })
      expect(page.incidents.length).toBeLessThanOrEqual(3)
      seen.push(...page.incidents.map(({ id }) => id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
    expect(seen).toEqual([...incidents].reverse().map(({ id }) => id))
    await expect(listIncidents(ada, { cursor: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid_input',
      details: { fields: [{ path: 'cursor' }] },
    })
  })

  test('is filtered by status, severity, kind, service, commander, title, key and time', async () => {
    expect(await keysOf({ status: ['closed'] })).toEqual([2, 1])
    expect(await keysOf({ severity: ['sev3'], status: ['active', 'mitigated'] })).toEqual([5, 3])
    expect(await keysOf({ kind: ['drill'] })).toEqual([6])
    expect(await keysOf({ serviceId: service.id })).toEqual([1, 0])
    expect(await keysOf({ commanderId: ada.id })).toEqual([0])
    expect(await keysOf({ q: '100%_' })).toEqual([3])
    expect(await keysOf({ q: incidents[5]!.key.toLowerCase() })).toEqual([5])
    expect(await keysOf({ from: incidents[6]!.lastActivityAt, to: '2999-01-01T00:00:00.000Z' })).toEqual([6])
    expect(await keysOf({ to: '2000-01-01T00:00:00.000Z' })).toEqual([])
  })

  test('reads its filters from a query string', () => {
    const given = { status: 'active,mitigated', severity: ['sev1', 'sev2'], from: '2026-01-02', limit: '5' }
    expect(incidentFiltersSchema.parse(given)).toMatchObject({
      status: ['active', 'mitigated'],
      severity: ['sev1', 'sev2'],
      from: '2026-01-02T00:00:00.000Z',
      limit: 5,
    })
    expect(incidentFiltersSchema.safeParse({ status: 'open' }).success).toBe(false)
    expect(incidentFiltersSchema.safeParse({ limit: '101' }).success).toBe(false)
  })

  test('says who commands, who spoke last, what it turned out to be and what is unread', async () => {
    await moveReadMark(ada, incidents[0]!.id, 3)
    const { incidents: listed } = await listIncidents(ada)
    const of = (index: number) => listed.find(({ id }) => id === incidents[index]!.id)
    expect(of(0)).toMatchObject({
      commander: { id: ada.id },
      rolesHeld: 1,
      lastWord: { by: { id: ada.id }, text: 'On it' },
      services: [service],
      headSeq: 4,
      unread: 1,
    })
    expect(of(1)).toMatchObject({ outcome: 'withdrawn', unread: null })
    expect(of(2)).toMatchObject({ outcome: 'duplicate', duplicateOfKey: incidents[0]!.key })
  })

  test('has a shift of what is open', async () => {
    expect((await getShift(ada)).open.length).toBe(5)
  })
})

describe('a room', () => {
  let ada: PersonActor
  let ben: PersonActor
  let incident: IncidentState

  beforeAll(async () => {
    ada = await aPerson()
    ben = await aPerson()
    incident = await anIncident({ by: ada })
    await Promise.all(
      Array.from({ length: 250 }, (_, note) => aNote(incident, note % 10 === 0 ? ben : ada, `Note ${note}`)),
    )
    await run(incident, 'star-entry', { entryId: 'seq-1', starred: true }, ada)
  })

  test('[RT-2] opens with its last 200 rows in order, all of one instant', async () => {
    const room = await getRoom(ada, incident.key)
    expect(room.timeline.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, index) => 52 + index))
    expect({ headSeq: room.headSeq, seq: room.incident.seq, readSeq: room.readSeq }).toEqual({
      headSeq: 252,
      seq: 252,
      readSeq: null,
    })
  })

  test('[TIME-1] is paged backwards and forwards without gaps', async () => {
    const latest = await listTimeline(ada, incident.id, { limit: 100 })
    const older = await listTimeline(ada, incident.id, { before: latest.rows[0]!.seq, limit: 100 })
    const oldest = await listTimeline(ada, incident.id, { before: older.rows[0]!.seq, limit: 100 })
    expect([latest.hasMore, older.hasMore, oldest.hasMore]).toEqual([true, true, false])
    const seqs = [oldest, older, latest].flatMap(({ rows }) => rows.map(({ seq }) => seq))
    expect(seqs).toEqual(Array.from({ length: 251 }, (_, index) => index + 1))
    const onward = await listTimeline(ada, incident.id, { after: 249, limit: 1 })
    expect({ seqs: onward.rows.map(({ seq }) => seq), hasMore: onward.hasMore }).toEqual({ seqs: [250], hasMore: true })
  })

  test('is filtered by kind, person and star', async () => {
    const declared = await listTimeline(ada, incident.id, { kinds: ['declared'] })
    expect(declared.rows.map(({ seq }) => seq)).toEqual([1])
    expect((await listTimeline(ada, incident.id, { personId: ben.id, limit: 500 })).rows).toHaveLength(25)
    expect((await listTimeline(ada, incident.id, { starred: true })).rows.map(({ seq }) => seq)).toEqual([1])
    expect(
      timelineQuerySchema.parse({ kinds: 'note,question', person: ben.id, starred: 'true', before: '9' }),
    ).toMatchObject({
      kinds: ['note', 'question'],
      personId: ben.id,
      starred: true,
      before: 9,
    })
  })

  test('[API-4] gives its events after a seq, and where the log ends', async () => {
    const { events, headSeq } = await listEvents(ada, incident.id, { after: 250, limit: 10 })
    expect({ seqs: events.map(({ seq }) => seq), headSeq }).toEqual({ seqs: [251, 252], headSeq: 252 })
    expect(await listEvents(ada, incident.id, { after: 9999, limit: 10 })).toEqual({ events: [], headSeq: 252 })
  })

  test('keeps a mark of what each person has read: forward only, and not beyond the end', async () => {
    expect((await getRoom(ben, incident.id)).readSeq).toBeNull()
    expect(await moveReadMark(ben, incident.id, 100)).toBe(100)
    expect(await moveReadMark(ben, incident.id, 50)).toBe(100)
    expect(await moveReadMark(ben, incident.id, 100_000)).toBe(252)
    expect((await getRoom(ada, incident.id)).readSeq).toBeNull()
    expect((await getRoom(ben, incident.id)).readSeq).toBe(252)
  })
})
