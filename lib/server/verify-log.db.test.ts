import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { AttachmentRef } from '@/lib/domain/incident/values'
import { GENESIS, linkHash } from '@/lib/server/log-chain'
import { getVerdict } from '@/lib/server/queries/get-verdict'
import { verifyIncident, verifyLog } from '@/lib/server/verify-log'
import { query } from '@/lib/testing/database'
import { aNote, anIncident, aPerson, run } from '@/lib/testing/factories'
import { anUpload, aPng } from '@/lib/testing/pictures'

let actor: PersonActor
let incident: IncidentState

/** Changes the log as only a superuser of the database can: past the trigger that guards it. */
async function tamper(sql: string, values: unknown[] = []) {
  await query('alter table incident_event disable trigger user')
  await query(sql, values)
  await query('alter table incident_event enable trigger user')
}

beforeEach(async () => {
  actor = await aPerson()
  incident = await anIncident({ by: actor })
  for (let note = 0; note < 9; note++) await aNote(incident, actor, `Note ${note}`)
})

describe('the database', () => {
  test('[LOG-3] refuses to change or delete an event', async () => {
    const changes = [
      'update incident_event set payload = \'{"text":"edited"}\' where incident_id = $1 and seq = 3',
      'update incident_event set payload = null where incident_id = $1 and seq = 3',
      "update incident_event set payload = null, salt = null, type = 'note.added' where incident_id = $1 and seq = 1",
      'delete from incident_event where incident_id = $1 and seq = 10',
    ]
    for (const change of changes) await expect(query(change, [incident.id])).rejects.toThrow(/append-only/)
    await expect(query('truncate incident_event cascade')).rejects.toThrow(/append-only/)
    expect(await verifyIncident(incident.id)).toEqual({ ok: true, events: 10 })
  })
})

describe('verify', () => {
  test('[LOG-7] counts the events of a sound log', async () => {
    expect(await getVerdict(actor, incident.key.toLowerCase())).toEqual({ ok: true, events: 10 })
  })

  const edits = {
    payload: `payload = jsonb_set(payload, '{text}', '"edited"')`,
    type: `type = 'observation.added'`,
    actor: `actor = jsonb_set(actor, '{name}', '"Mallory"')`,
    'command id': 'command_id = gen_random_uuid()',
    instant: `recorded_at = recorded_at - interval '1 minute'`,
    salt: `salt = '\\x00112233445566778899aabbccddeeff'`,
    hash: `hash = '\\x00'`,
    digest: `payload_digest = '\\x00'`,
  }
  for (const [what, edit] of Object.entries(edits)) {
    test(`[LOG-7] names an event whose ${what} was edited`, async () => {
      await tamper(`update incident_event set ${edit} where incident_id = $1 and seq = 5`, [incident.id])
      expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 5 })
    })
  }

  test('[LOG-7] names an event that was deleted, and one that was cut off the end', async () => {
    await tamper('delete from incident_event where incident_id = $1 and seq = 10', [incident.id])
    expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 10 })
    await tamper('delete from incident_event where incident_id = $1 and seq = 4', [incident.id])
    expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 4 })
  })

  test('[LOG-7] names two events that changed places', async () => {
    await tamper(
      `update incident_event set seq = case seq when 6 then 1007 else 1006 end where incident_id = $1 and seq in (6, 7)`,
      [incident.id],
    )
    await tamper('update incident_event set seq = seq - 1000 where incident_id = $1 and seq > 1000', [incident.id])
    expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 6 })
  })

  test('[LOG-6] [LOG-7] names a log that was cut off together with its head', async () => {
    await tamper('delete from incident_event where incident_id = $1 and seq > 7', [incident.id])
    await query(
      `update incident set head_seq = 7, head_hash = (select hash from incident_event where incident_id = $1 and seq = 7)
       where id = $1`,
      [incident.id],
    )
    expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 7 })
  })

  test('[LOG-6] goes on naming a tampered head after more was appended to it', async () => {
    await tamper('delete from incident_event where incident_id = $1 and seq = 10', [incident.id])
    await query(
      `update incident set head_seq = 9, head_hash = (select hash from incident_event where incident_id = $1 and seq = 9)
       where id = $1`,
      [incident.id],
    )
    await query('delete from timeline_entry where incident_id = $1 and seq = 10', [incident.id])
    await aNote(incident, actor)
    await aNote(incident, actor)
    expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 11 })
  })

  test('[LOG-6] [LOG-7] names a forged event with a hash that fits', async () => {
    const [last] = await query<{ hash: Buffer; payloadDigest: Buffer }>(
      `select hash, payload_digest "payloadDigest" from incident_event where incident_id = $1 and seq = 10`,
      [incident.id],
    )
    const link = {
      incidentId: incident.id,
      seq: 11,
      type: 'note.added',
      actor: { kind: 'person', id: actor.id, name: actor.name },
      commandId: randomUUID(),
      recordedAt: new Date().toISOString(),
    } as const
    const hash = linkHash(last?.hash ?? GENESIS.hash, link, last?.payloadDigest ?? GENESIS.hash)
    await query(
      `insert into incident_event select incident_id, 11, type, payload, payload_digest, salt, $2, $3, $4, $5
       from incident_event where incident_id = $1 and seq = 10`,
      [incident.id, JSON.stringify(link.actor), link.commandId, link.recordedAt, hash],
    )
    expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 11 })
    await query('update incident set head_seq = 11, head_hash = $2 where id = $1', [incident.id, hash])
    expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 11 })
  })

  test('[LOG-7] [REDACT-2] names an event emptied without a redaction, and accepts one with', async () => {
    const entryId = await aNote(incident, actor, 'A secret')
    await run(incident, 'redact-entry', { entryId }, actor)
    expect(await verifyIncident(incident.id)).toEqual({ ok: true, events: 12 })
    await query('update incident_event set payload = null, salt = null where incident_id = $1 and seq = 3', [
      incident.id,
    ])
    expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 3 })
  })

  describe('[FILE-11] of a log that is whole', () => {
    let picture: AttachmentRef
    let entryId: string

    beforeEach(async () => {
      picture = await anUpload(incident, actor, { name: 'errors.png', bytes: await aPng() })
      entryId = randomUUID()
      await run(incident, 'add-entry', { entryId, kind: 'note', text: '', attachments: [picture.id] }, actor)
      expect(await verifyIncident(incident.id)).toEqual({ ok: true, events: 11 })
    })

    const faults = {
      changed: `update attachment_content set bytes = bytes || 'x' where attachment_id = $1 and variant = 'full'`,
      missing: 'delete from attachment where id = $1',
      emptied: 'delete from attachment_content where attachment_id = $1',
      'given away': 'update attachment set entry_seq = 3 where id = $1',
    }
    for (const [what, fault] of Object.entries(faults)) {
      test(`[FILE-11] names a file that was ${what}`, async () => {
        await query(fault, [picture.id])
        const attachment = { id: picture.id, name: 'errors.png' }
        expect(await verifyIncident(incident.id)).toEqual({ ok: false, brokenAt: 11, attachment })
        const lines: string[] = []
        await verifyLog(incident.key, (line) => lines.push(line))
        const broken = 'broken at event 11: its file errors.png is missing or was changed'
        expect(lines).toEqual([`${incident.id}: ${broken}`])
      })
    }

    test('[FILE-10] misses nothing that was redacted', async () => {
      await run(incident, 'redact-entry', { entryId }, actor)
      expect(await verifyIncident(incident.id)).toEqual({ ok: true, events: 12 })
    })
  })

  test('[LOG-7] over all logs names the broken ones', async () => {
    await tamper(`update incident_event set ${edits.payload} where incident_id = $1 and seq = 2`, [incident.id])
    const lines: string[] = []
    const one = await verifyLog(incident.key, (line) => lines.push(line))
    expect({ one, lines }).toEqual({ one: { incidents: 1, broken: 1 }, lines: [`${incident.id}: broken at event 2`] })
    const all = await verifyLog(undefined, (line) => lines.push(line))
    expect(all.incidents).toBeGreaterThan(1)
    expect(lines).toContain(`${incident.id}: broken at event 2`)
  })
})
