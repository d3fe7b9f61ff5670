import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { DELETE as revoke } from '@/app/api/v1/incidents/[idOrKey]/postmortem/editions/[id]/route'
import { POST as publish, GET as readEditions } from '@/app/api/v1/incidents/[idOrKey]/postmortem/editions/route'
import { GET as readPdf } from '@/app/api/v1/incidents/[idOrKey]/postmortem/pdf/route'
import { GET as readNow } from '@/app/api/v1/incidents/[idOrKey]/postmortem/route'
import { GET as readVersion } from '@/app/api/v1/incidents/[idOrKey]/postmortem/versions/[version]/route'
import { GET as readVersions } from '@/app/api/v1/incidents/[idOrKey]/postmortem/versions/route'
import { GET as readPicture } from '@/app/public/[token]/pictures/[attachmentId]/route'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { PostmortemContent } from '@/lib/domain/postmortem/content'
import { documentOf } from '@/lib/domain/postmortem/document'
import { fromMarkdown } from '@/lib/domain/postmortem/markdown'
import { normalise } from '@/lib/domain/postmortem/normalise'
import { insertAttachment } from '@/lib/server/db/attachments'
import { withTransaction } from '@/lib/server/db/pool'
import { createDocument } from '@/lib/server/db/postmortem-document'
import { findVersion } from '@/lib/server/db/postmortem-versions'
import { rowsOf, sql } from '@/lib/server/db/sql'
import { freezeVersion, purgeFromVersions } from '@/lib/server/postmortem/freeze-version'
import { getIncident } from '@/lib/server/queries/get-incident'
import { getPublicEdition } from '@/lib/server/queries/get-public-edition'
import { listTimeline } from '@/lib/server/queries/list-timeline'
import { call } from '@/lib/testing/api'
import { aNote, anIncident, run } from '@/lib/testing/factories'
import { emptyContent } from '@/lib/testing/postmortem-samples'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let ada: SignedIn
let reader: Pick<SignedIn, 'cookie'>
let incident: IncidentState
let seq: number
let content: PostmortemContent

beforeAll(async () => {
  ada = await signedInPerson('responder')
  reader = await signedInPerson('stakeholder', 'Stan Holder')
  incident = await anIncident({ by: ada.actor, title: 'Checkout fails' })
  const entryId = await aNote(incident, ada.actor, 'The canary said nothing')
  seq = (await listTimeline(ada.actor, incident.id)).rows.find((row) => row.entryId === entryId)!.seq
  content = {
    ...emptyContent(),
    sections: {
      ...emptyContent().sections,
      summary: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It failed.' }] }] },
    },
    picks: [{ seq, context: 'Nobody looked.' }],
  }
  const update = Y.encodeStateAsUpdate(documentOf(content))
  await withTransaction((tx) => createDocument(tx, incident.id, update, new Date()))
})

const params = () => ({ idOrKey: incident.key })

async function freeze(version: number): Promise<void> {
  const now = await getIncident(ada.actor, incident.id)
  const { rows } = await listTimeline(ada.actor, incident.id)
  const frozen = { incident: now, version, publishedBy: ada.actor, publishedAt: new Date().toISOString(), rows }
  expect(await withTransaction((tx) => freezeVersion(tx, frozen))).toEqual({ documentSeq: 1 })
}

describe('a postmortem is read', () => {
  test('[EXPORT-5] as JSON by everybody who sees the incident', async () => {
    const { status, body } = await call(readNow, reader, { params: params() })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      format: 'evenkeel-postmortem',
      formatVersion: 1,
      version: null,
      head: 1,
      incident: { key: incident.key, title: 'Checkout fails' },
      content: { picks: [{ seq, context: 'Nobody looked.' }] },
      lines: { [seq]: { text: 'The canary said nothing', redacted: false } },
    })
    expect(body.people).toBeUndefined()
  })

  test('[EXPORT-6] as Markdown, by its query or by what is accepted', async () => {
    const request = (query: string, accept: string) =>
      readNow(new Request(`http://localhost:3000/api/v1/test${query}`, { headers: { cookie: ada.cookie, accept } }), {
        params: Promise.resolve(params()),
      })
    for (const response of [await request('?format=markdown&download=1', '*/*'), await request('', 'text/markdown')]) {
      expect(response.headers.get('content-type')).toBe('text/markdown; charset=utf-8')
      expect(fromMarkdown(await response.text())).toEqual(normalise(content))
    }
    const file = await request('?format=markdown&download=1', '*/*')
    expect(file.headers.get('content-disposition')).toContain(`${incident.key}-postmortem-draft.md`)
  })

  test('but not before there is one, and not by who may not see the incident', async () => {
    const other = await anIncident({ by: ada.actor })
    expect((await call(readNow, ada, { params: { idOrKey: other.key } })).status).toBe(404)
    const hidden = await anIncident({ by: ada.actor, visibility: 'private' })
    expect((await call(readNow, reader, { params: { idOrKey: hidden.key } })).status).toBe(404)
    expect((await call(readNow, null, { params: params() })).status).toBe(401)
  })
})

describe('versions and editions', () => {
  const sections = ['timeline', 'summary']
  const publicUrl = async (id: string, version = 1) => {
    const body = { id, version, sections }
    const answer = await call(publish, ada, { params: params(), body })
    return { ...answer, token: answer.body.edition?.url.split('/').at(-1) as string }
  }

  test('[EDITION-1] nothing is public that was not published', async () => {
    const { status, body } = await publicUrl(randomUUID())
    expect([status, body.error.details.rule]).toEqual([409, 'EDITION-1'])
  })

  test('a number that no version can have is said to be wrong', async () => {
    for (const version of ['3000000000', '0', '1e99', 'x']) {
      const { status, body } = await call(readPdf, ada, { params: params(), query: `?version=${version}` })
      expect([status, body.error.code], version).toEqual([400, 'invalid_input'])
    }
  })

  test('[VERSION-1] a version is frozen with all that is needed to read it', async () => {
    await freeze(1)
    const { body } = await call(readVersions, reader, { params: params() })
    expect(body.versions).toEqual([
      {
        version: 1,
        documentSeq: 1,
        publishedAt: expect.any(String),
        publishedBy: { id: ada.actor.id, name: ada.actor.name },
      },
    ])
    await run(incident, 'retitle', { title: 'Another title' }, ada.actor)
    const version = await call(readVersion, reader, { params: { ...params(), version: '1' } })
    expect(version.body).toMatchObject({ version: 1, head: null, incident: { title: 'Checkout fails' } })
    for (const wrong of ['2', '0', 'x']) {
      expect((await call(readVersion, reader, { params: { ...params(), version: wrong } })).status).toBe(404)
    }
  })

  test('[EDITION-1] a responder shows sections of it to everybody, until they revoke it', async () => {
    const id = randomUUID()
    const { status, body, token } = await publicUrl(id)
    expect(status).toBe(201)
    expect(body.edition).toMatchObject({ id, version: 1, sections: ['summary', 'timeline'], revokedAt: null })
    expect(await publicUrl(id)).toMatchObject({ status: 200, body, token })
    expect(
      (await call(publish, ada, { params: params(), body: { id, version: 1, sections: ['impact'] } })).status,
    ).toBe(409)
    expect(
      (await call(publish, reader, { params: params(), body: { id: randomUUID(), version: 1, sections } })).status,
    ).toBe(403)
    expect((await call(readEditions, reader, { params: params() })).status).toBe(403)

    const { published } = await getPublicEdition(token)
    expect(JSON.stringify(published)).not.toContain(ada.actor.name)
    expect(published.lines[seq]).toMatchObject({ text: 'The canary said nothing', by: { name: 'A colleague' } })
    for (const forged of [`${id}.AAAA`, id, `${randomUUID()}.${token.split('.')[1]}`, `${token}A`]) {
      await expect(getPublicEdition(forged)).rejects.toMatchObject({ code: 'not_found' })
    }

    expect((await call(revoke, ada, { params: { ...params(), id }, method: 'DELETE' })).status).toBe(204)
    await expect(getPublicEdition(token)).rejects.toMatchObject({ code: 'not_found' })
    const { body: list } = await call(readEditions, ada, { params: params() })
    expect(
      list.editions.map((edition: { id: string; revokedAt: unknown }) => [edition.id, edition.revokedAt !== null]),
    ).toEqual([[id, true]])
  })

  test('[VERSION-2] [EDITION-4] a redaction reaches every version and every edition', async () => {
    const { token } = await publicUrl(randomUUID())
    await freeze(2)
    await withTransaction((tx) => purgeFromVersions(tx, incident.id, [seq]))
    for (const version of ['1', '2']) {
      const { body } = await call(readVersion, ada, { params: { ...params(), version } })
      expect(body.lines[seq]).toMatchObject({ text: null, redacted: true })
      expect(JSON.stringify(body)).not.toContain('canary')
    }
    expect(JSON.stringify(await getPublicEdition(token))).not.toContain('canary')
  })

  test('[EDITION-5] a picture is public as long as an open edition shows it', async () => {
    const [shown, hidden] = [randomUUID(), randomUUID()]
    await withTransaction(async (tx) => {
      for (const id of [shown, hidden]) {
        const bytes = Buffer.from('picture')
        const picture = { id, name: 'a.png', mediaType: 'image/png', size: 7, sha256: '00', width: 1, height: 1 }
        const contents = [{ variant: 'full' as const, bytes }]
        const upload = { incidentId: incident.id, uploadedBy: ada.actor.id, inputSha256: bytes, createdAt: new Date() }
        await insertAttachment(tx, { ...picture, ...upload, contents })
      }
      const picture = (attachmentId: string) => ({
        type: 'doc',
        content: [{ type: 'picture', attrs: { attachmentId, alt: '' } }],
      })
      const { content: frozen } = (await findVersion(tx, incident.id, 1))!
      const changed = { ...frozen, sections: { ...frozen.sections, summary: picture(shown), lucky: picture(hidden) } }
      await rowsOf(
        tx,
        sql`update postmortem_version set content = jsonb_set(content, '{content}', ${JSON.stringify(changed)}::jsonb)
          where incident_id = ${incident.id} and version = 1`,
      )
    })
    const id = randomUUID()
    const { token } = await publicUrl(id)
    const read = (attachmentId: string) =>
      readPicture(new Request('http://localhost:3000/public'), { params: Promise.resolve({ token, attachmentId }) })
    const answer = await read(shown)
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'image/png',
      'picture',
    ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    for (const other of [hidden, randomUUID(), 'x']) expect((await read(other)).status).toBe(404)
    await call(revoke, ada, { params: { ...params(), id }, method: 'DELETE' })
    expect((await read(shown)).status).toBe(404)
  })

  test('[EDITION-3] an incident that becomes private takes its editions back', async () => {
    const { token } = await publicUrl(randomUUID())
    await getPublicEdition(token)
    await run(incident, 'set-privacy', { visibility: 'private' }, ada.actor)
    await expect(getPublicEdition(token)).rejects.toMatchObject({ code: 'not_found' })
    const refused = await publicUrl(randomUUID())
    expect([refused.status, refused.body.error.details.rule]).toEqual([409, 'EDITION-3'])
  })
})
