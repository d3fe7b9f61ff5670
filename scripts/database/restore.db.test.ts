import { randomUUID } from 'node:crypto'
import { cpSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { manifestMac } from '@/lib/server/backup/archive-format'
import { backUp } from '@/lib/server/backup/back-up'
import { finishRestore } from '@/lib/server/backup/finish-restore'
import { lastBackupAt } from '@/lib/server/backup/last-backup'
import { type CheckedArchive, checkArchive } from '@/lib/server/backup/read-archive'
import { rearmForgotten } from '@/lib/server/db/escalations'
import { withTransaction } from '@/lib/server/db/pool'
import { armTimers } from '@/lib/server/db/timers'
import { env } from '@/lib/server/env'
import { printOf } from '@/lib/server/installation-keys'
import { query, testDatabaseUrl } from '@/lib/testing/database'
import { aNote, anAdmin, anIncident, aPerson, aService, aTeam, run, withSession } from '@/lib/testing/factories'
import { temporaryFolder } from '@/lib/testing/installation'
import { digestsOf, emptyDatabase, moveTo, queryOn } from '@/lib/testing/other-database'
import { aPagedService, step } from '@/lib/testing/paging-factories'
import { restoreDatabase } from './restore.ts'

const migrations = 'prisma/migrations'
const source = testDatabaseUrl()
const ourKeys = () => ({ print: printOf(env()), macKey: env().macKey })
const checked = (file: string) => checkArchive(file, ourKeys)
const takeOver = { migrations, isReplacing: false, isTakingOver: true, onLeftOut: () => {}, beforeCommit: () => {} }
const quietly = { ...takeOver, isReplacing: true, isTakingOver: false }

async function anOrganisation() {
  const [ada, ben] = [await anAdmin({ name: 'Ada' }), await withSession(await aPerson({ name: 'Ben' }))]
  await aService({ team: await aTeam({ members: [ada] }) })
  const { service } = await aPagedService([step(5, ben), step(10, ada)])
  const incident = await anIncident({ by: ada, serviceIds: [service.id] })
  await anIncident({ by: ben, visibility: 'private', kind: 'delivery' })
  await aNote(incident, ada, 'Tab\there, a \\ and a\nline, \u{1f525} and النص')
  await run(incident, 'redact-entry', { entryId: await aNote(incident, ben, 'A secret') }, ada)
  return { ada, ben, incident, service }
}

async function aBackup(): Promise<CheckedArchive> {
  const { file } = await backUp(join(temporaryFolder(), 'backup.tar.gz'), () => {})
  return checked(file)
}

test('[BACKUP-1] [BACKUP-2] [BACKUP-5] everything comes back, of one instant, beside those who write', async () => {
  const { ada, incident } = await anOrganisation()
  let isWriting = true
  const writers = [1, 2].map(async () => {
    let count = 0
    for (; isWriting; count++) await aNote(incident, ada, `Note ${count}`)
    return count
  })
  const folder = temporaryFolder()
  const during = await backUp(join(folder, 'during.tar.gz'), () => {})
  isWriting = false
  expect(Math.min(...(await Promise.all(writers)))).toBeGreaterThan(0)
  expect(statSync(during.file).mode & 0o777).toBe(0o600)
  expect(lastBackupAt(env().dataDirectory)?.getTime()).toBeGreaterThan(Date.now() - 60_000)
  await expect(backUp(during.file, () => {})).rejects.toMatchObject({ code: 'invalid_input' })

  const url = await emptyDatabase()
  await restoreDatabase(url, await checked(during.file), takeOver)
  const [head] = await queryOn(url, 'SELECT head_seq FROM incident WHERE id = $1', [incident.id])
  const [log] = await queryOn(url, 'SELECT max(seq) AS head_seq FROM incident_event WHERE incident_id = $1', [
    incident.id,
  ])
  expect(log).toEqual(head)

  const later = await aBackup()
  await expect(restoreDatabase(url, later, takeOver)).rejects.toThrow('say --replace')
  await restoreDatabase(url, later, { ...takeOver, isReplacing: true })
  expect(await digestsOf(url)).toEqual(await digestsOf(source))
  await moveTo(url)
  expect(await finishRestore(true, () => {})).toMatchObject({ incidents: 2, broken: 0, differences: 0 })
  // Numbers go on where they stood, and nothing of the log can be changed there either.
  expect((await anIncident({ by: ada })).number).toBe(incident.number + 2)
  await expect(queryOn(url, 'DELETE FROM incident_event')).rejects.toThrow('append-only')
})

test('[BACKUP-6] what was under way speaks no more, unless the installation takes over', async () => {
  const { ada, ben, incident, service } = await anOrganisation()
  const escalationId = randomUUID()
  await run(incident, 'page-service', { escalationId, serviceId: service.id }, ada)
  const integrationId = randomUUID()
  await query(
    `insert into integration (id, kind, name, key_hash, settings) values ($1, 'heartbeat', 'Cron', $2, '{"heartbeatMinutes": 30}')`,
    [integrationId, Buffer.from(integrationId)],
  )
  const dueAt = new Date(Date.now() - 3_600_000)
  const timer = (kind: string, payload: object) => ({ key: `${kind}:x`, kind, incidentId: null, payload, dueAt })
  await withTransaction((tx) =>
    armTimers(tx, [
      timer('heartbeat-late', { integrationId }),
      timer('create-issue', { preventionId: randomUUID(), requestId: randomUUID() }),
      timer('send-mail', { mailId: randomUUID() }),
      timer('watch-rota', { rotaId: randomUUID() }),
    ]),
  )
  const mails = [
    ['00000000-0000-4000-8000-000000000001', 'sent'],
    ['00000000-0000-4000-8000-000000000002', 'waiting'],
  ]
  for (const [id, state] of mails) {
    await query(
      `insert into mail (id, kind, to_address, subject, text, state) values ($1, 'update', 'ben@example.org', 'Down', 'x', $2)`,
      [id, state],
    )
  }
  await query(
    `insert into page_attempt (id, page_id, method_id, channel, due_at, state, token_hash)
     select gen_random_uuid(), id, 'x', 'email', now(), 'queued', $1 from page where incident_id = $2`,
    [Buffer.from(integrationId), incident.id],
  )
  const archive = await aBackup()
  const url = await emptyDatabase()
  await restoreDatabase(url, archive, quietly)
  const armed = await queryOn<{ kind: string; due: Date }>(
    url,
    `SELECT kind, due_at AS due FROM timer WHERE state = 'armed' AND kind NOT IN ('expire-pages', 'tell-page-attempt') ORDER BY kind`,
  )
  // That of a mail empties the words of one that was sent; none of them waits to be sent.
  expect(armed.map(({ kind }) => kind)).toEqual(['heartbeat-late', 'send-mail', 'watch-rota'])
  expect(await queryOn(url, 'SELECT state, last_error FROM mail ORDER BY id')).toEqual([
    { state: 'sent', last_error: null },
    { state: 'failed', last_error: 'Restored from a backup.' },
  ])
  expect(armed[0]!.due.getTime() - Date.now()).toBeGreaterThan(29 * 60_000)
  expect(await queryOn(url, 'SELECT DISTINCT state FROM page_attempt')).toEqual([{ state: 'cancelled' }])
  expect(
    await queryOn(url, 'SELECT 1 FROM person_session WHERE person_id = $1 AND ended_at IS NULL', [ben.id]),
  ).toEqual([])

  await moveTo(url)
  const inAWeek = new Date(Date.now() + 7 * 86_400_000)
  expect(await rearmForgotten(inAWeek, inAWeek)).toBe(0)
  const found = await finishRestore(false, () => {})
  expect(found).toMatchObject({ broken: 0, differences: 0 })
  expect(await queryOn(url, `SELECT state FROM escalation WHERE id = $1`, [escalationId])).toEqual([
    { state: 'stopped' },
  ])
  expect(await finishRestore(false, () => {})).toEqual(found)
})

test('[BACKUP-3] [BACKUP-4] what is cut off, changed or of others is refused before anything is written', async () => {
  await anOrganisation()
  const { file } = await aBackup()
  const folder = temporaryFolder()
  const broken = (name: string, change: (bytes: Buffer) => Buffer) => {
    const copy = join(folder, name)
    writeFileSync(copy, change(readFileSync(file)))
    return copy
  }
  const tar = (change: (bytes: Buffer) => Buffer) => (bytes: Buffer) => gzipSync(change(gunzipSync(bytes)))
  const swap = (from: string, to: string) =>
    tar((bytes) => Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1'))
  const files = [
    broken('half.gz', (bytes) => bytes.subarray(0, bytes.length / 2)),
    broken('short.gz', (bytes) => bytes.subarray(0, -1)),
    broken('bit.gz', (bytes) => Buffer.from(bytes.with(bytes.length >> 1, bytes[bytes.length >> 1]! ^ 1))),
    broken('words.gz', swap('Checkout is down', 'Checkout is fine')),
    broken(
      'entries.gz',
      tar((bytes) => bytes.subarray(0, bytes.length >> 1)),
    ),
    broken('rows.gz', swap('"rows":1,', '"rows":2,')),
    broken('text.gz', () => Buffer.from('not an archive')),
    broken('empty.gz', () => Buffer.alloc(0)),
  ]
  for (const copy of files) await expect(checked(copy), copy).rejects.toThrow('is not a whole backup')
  await expect(checked(join(folder, 'none'))).rejects.toThrow('cannot be read (ENOENT)')
  await expect(checked(broken('new.gz', swap('{"format":1', '{"format":2')))).rejects.toThrow('newer version')
  const otherKey = Buffer.alloc(32, 1)
  const others = () => ({ print: 'another', macKey: otherKey })
  await expect(checkArchive(file, others)).rejects.toThrow('another AUTH_SECRET or LOG_KEY')
  expect(await checkArchive(file, () => null)).toMatchObject({ authSecret: null })
  expect(manifestMac(otherKey, '')).not.toBe(manifestMac(env().macKey, ''))

  // Changed between the check and the load, of a newer schema, or made wrong by hand: the transaction leaves nothing.
  const url = await emptyDatabase()
  const archive = await checked(file)
  const moved = join(folder, 'moved.gz')
  cpSync(files[3]!, moved)
  const refused: [CheckedArchive, string][] = [
    [{ ...archive, file: moved }, 'not a whole backup'],
    [{ ...archive, header: { ...archive.header, migrations: ['20991231000000_later'] } }, 'newer version of Evenkeel'],
    [{ ...archive, manifest: { ...archive.manifest, sequences: [] } }, 'not a whole backup'],
  ]
  for (const [wrong, sentence] of refused) await expect(restoreDatabase(url, wrong, takeOver)).rejects.toThrow(sentence)
  expect(await digestsOf(url)).toEqual({})
  await queryOn(url, 'CREATE TABLE something_else (id int)')
  await expect(restoreDatabase(url, archive, quietly)).rejects.toThrow('tables of something else')
  await expect(restoreDatabase(source, archive, quietly)).rejects.toThrow('stop it first')
})

test('[BACKUP-4] a table that somebody else made beside ours spoils no backup, and goes with no restore', async () => {
  await anOrganisation()
  await query('create table incident_before (id serial, title text)')
  onTestFinished(async () => void (await query('drop table incident_before')))
  await query(`insert into incident_before (title) values ('As it was')`)
  const archive = await aBackup()
  const url = await emptyDatabase()
  const leftOut: string[] = []
  await restoreDatabase(url, archive, { ...takeOver, onLeftOut: (names) => leftOut.push(...names) })
  expect(leftOut).toEqual(['incident_before'])
  const [restored, { incident_before: _, ...original }] = [await digestsOf(url), await digestsOf(source)]
  expect(restored).toEqual(original)

  await queryOn(url, `CREATE TABLE reports AS SELECT 1 AS figure`)
  await expect(restoreDatabase(url, archive, { ...takeOver, isReplacing: true })).rejects.toThrow(
    'holds tables of something else (reports)',
  )
  expect(await queryOn(url, 'SELECT figure FROM reports')).toEqual([{ figure: 1 }])
  // Who goes back to an older version finds tables that are of the newer one.
  await queryOn(
    url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101_later', now())`,
  )
  await restoreDatabase(url, archive, { ...takeOver, isReplacing: true })
  expect(await digestsOf(url)).toEqual(original)
})
