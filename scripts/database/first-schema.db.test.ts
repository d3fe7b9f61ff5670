import { randomUUID } from 'node:crypto'
import { cpSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { finishRestore } from '@/lib/server/backup/finish-restore'
import { GENESIS, headMac, linkHash, newSalt, payloadDigestOf } from '@/lib/server/log-chain'
import { getRoom } from '@/lib/server/queries/get-room'
import { listIncidents } from '@/lib/server/queries/list-incidents'
import { aNote, anAdmin, run } from '@/lib/testing/factories'
import { temporaryFolder } from '@/lib/testing/installation'
import { emptyDatabase, moveTo, queryOn } from '@/lib/testing/other-database'
import { migrate } from './migrate.ts'

const all = 'prisma/migrations'
const [first = ''] = readdirSync(all).sort()
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 3, minute)).toISOString()

type Event = [type: string, payload: object | null]

/** Writes an incident as the first version did: the log, its head, and nothing that later versions derive. */
async function anOldIncident(url: string, number: number, person: { id: string; name: string }, events: Event[]) {
  const incidentId = randomUUID()
  const title = `Incident ${number}`
  const actor = { kind: 'person' as const, ...person }
  const declared = {
    number,
    key: `INC-${number}`,
    title,
    severity: 'sev2',
    kind: 'production',
    deliveryPrevented: false,
  }
  const rest = { visibility: 'open', services: [], members: [], updateDueAt: at(60), ...events[0]?.[1] }
  const log: Event[] = [['incident.declared', { ...declared, ...rest }], ...events.slice(1)]
  let head = GENESIS
  const rows = log.map(([type, payload], index) => {
    const seq = index + 1
    const [commandId, salt] = [randomUUID(), newSalt()]
    const digest = payloadDigestOf(payload ?? { text: 'forgotten' }, salt)
    const recordedAt = at(index)
    const hash = linkHash(head.hash, { incidentId, seq, type, actor, commandId, recordedAt }, digest)
    head = { seq, hash }
    return [incidentId, seq, type, payload, digest, payload && salt, actor, commandId, recordedAt, hash]
  })
  const { severity, kind, visibility } = { ...declared, ...rest }
  await queryOn(
    url,
    `INSERT INTO incident (id, number, state, reducer_version, head_seq, head_hash, head_mac, title, kind, severity, status,
       visibility, delivery_prevented, declared_at, last_activity_at)
     VALUES ($1, $2, '{"of": "the first version"}', 1, $3, $4, $5, $6, $7, $8, 'active', $9, false, $10, $10)`,
    [incidentId, number, head.seq, head.hash, headMac(incidentId, head), title, kind, severity, visibility, at(0)],
  )
  for (const row of rows) {
    await queryOn(url, 'INSERT INTO incident_event VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)', row)
  }
  return { id: incidentId, number }
}

test('[RUN-13] an installation of the first version is readable after the upgrade, and its logs hold', async () => {
  const url = await emptyDatabase()
  const folder = temporaryFolder()
  cpSync(join(all, first), join(folder, first), { recursive: true })
  expect(await migrate(url, folder)).toEqual([first])
  const ada = { id: randomUUID(), name: 'Ada' }
  await queryOn(url, `INSERT INTO person (id, email, name, role) VALUES ($1, 'ada@example.org', 'Ada', 'admin')`, [
    ada.id,
  ])
  const service = { id: randomUUID(), name: 'Checkout' }
  await queryOn(url, `INSERT INTO service (id, key, name) VALUES ($1, 'checkout', 'Checkout')`, [service.id])
  const entry = (text: string) => ({ entryId: randomUUID(), text, occurredAt: at(1), mentions: [] })
  const question = entry('Is it DNS?')
  const hypothesis = entry('It is DNS')
  const incidents = [
    await anOldIncident(url, 1, ada, [
      ['', { services: [{ ...service, key: 'checkout', teamId: null }], summary: 'Nobody can pay' }],
      ['role.taken', { role: 'commander', person: ada, previous: null, previousWasAbsent: false }],
      ['note.added', entry('Rolling back')],
      ['question.asked', question],
      ['answer.added', { ...entry('No'), questionId: question.entryId, questionSeq: 4 }],
      ['hypothesis.added', hypothesis],
      ['hypothesis.judged', { entryId: hypothesis.entryId, entrySeq: 6, from: 'untested', to: 'ruled-out' }],
      ['note.added', null],
      ['entry.redacted', { entryId: randomUUID(), entrySeq: 8, seqs: [8] }],
      ['severity.changed', { from: 'sev2', to: 'sev1', evidence: { text: 'All of them' } }],
      ['status.changed', { from: 'active', to: 'mitigated', note: 'Back' }],
      ['status.changed', { from: 'mitigated', to: 'resolved' }],
    ]),
    await anOldIncident(url, 2, ada, [
      ['', { kind: 'delivery', visibility: 'private', members: [ada], deliveryPrevented: true, severity: 'sev1' }],
      [
        'alerts.changed',
        {
          integration: { id: randomUUID(), name: 'P' },
          service: null,
          firing: 1,
          total: 1,
          fired: 1,
          resolved: 0,
          sample: [{ title: 'Build', status: 'firing' }],
        },
      ],
      ['help.asked', { helpId: randomUUID(), of: { ...ada, kind: 'person' }, message: 'Please' }],
    ]),
    await anOldIncident(url, 3, ada, [
      ['', { kind: 'security', firstSignalAt: at(0) }],
      ['incident.withdrawn', { reason: 'A test' }],
    ]),
  ]
  await queryOn(url, `SELECT setval('incident_number_seq', 3)`)
  await queryOn(url, `INSERT INTO timer (key, kind, payload, due_at) VALUES ('k', 'settle-alerts', '{}', now())`)

  expect((await migrate(url, all)).length).toBeGreaterThan(5)
  await moveTo(url)
  const found = await finishRestore(true, () => {})
  expect(found).toEqual({ people: 1, incidents: 3, events: 17, broken: 0, differences: 0 })
  const [one, two, three] = await Promise.all(incidents.map(({ id }) => getRoom(SYSTEM_ACTOR, id)))
  expect(one?.incident).toMatchObject({ title: 'Incident 1', status: 'resolved', severity: 'sev1' })
  expect(one?.timeline.some(({ text }) => text === 'Rolling back')).toBe(true)
  expect(two?.incident).toMatchObject({ kind: 'delivery', visibility: 'private' })
  expect(three?.incident).toMatchObject({ status: 'closed', outcome: 'withdrawn' })
  const admin = await anAdmin()
  expect((await listIncidents(admin, {})).incidents).toHaveLength(3)

  // It goes on from there: commands on old logs; who takes command also joins.
  await aNote({ id: incidents[0]!.id }, admin, 'After the upgrade')
  await run({ id: incidents[1]!.id }, 'take-role', { role: 'commander' }, admin)
  expect(await finishRestore(true, () => {})).toMatchObject({ events: 20, broken: 0, differences: 0 })
})
