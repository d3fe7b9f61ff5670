import { createHash, randomUUID } from 'node:crypto'
import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { IncidentState } from '@/lib/domain/incident/state'
import { makeToken } from '@/lib/server/access/tokens'
import { anIncident, run } from '@/lib/testing/factories'
import { anUpload, aPicture, aPng } from '@/lib/testing/pictures'
import { OWN_ORIGIN, type SignedIn, signedInPerson } from '@/lib/testing/signed-in'
import { GET, PUT } from './[attachmentId]/route'

type Caller = Pick<SignedIn, 'cookie'> | { token: string } | null

let ada: SignedIn
let ben: SignedIn
let incident: IncidentState

const request = (
  as: Caller,
  method: string,
  query: string,
  { body, headers }: { body?: Uint8Array; headers?: object },
) =>
  new Request(`${OWN_ORIGIN}/api/v1/test${query}`, {
    method,
    headers: {
      ...(as && 'cookie' in as ? { cookie: as.cookie, origin: OWN_ORIGIN } : {}),
      ...(as && 'token' in as ? { authorization: `Bearer ${as.token}` } : {}),
      ...headers,
    },
    ...(body ? { body: Uint8Array.from(body) } : {}),
  })
const at = (idOrKey: string, attachmentId: string) => ({ params: Promise.resolve({ idOrKey, attachmentId }) })

async function put(
  as: Caller,
  given: { id?: string; name?: string; bytes?: Uint8Array; to?: string; headers?: object } = {},
) {
  const { id = randomUUID(), name = 'graph.png', bytes: body = await aPng(), to = incident.id, headers = {} } = given
  const query = `?${new URLSearchParams({ name })}`
  const response = await PUT(request(as, 'PUT', query, { body, headers }), at(to, id))
  return { id, status: response.status, headers: response.headers, body: await response.json() }
}

async function get(as: Caller, id: string, { query = '', to = incident.id, headers = {}, method = 'GET' } = {}) {
  const response = await GET(request(as, method, query, { headers }), at(to, id))
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) }
}

const write = (as: SignedIn, attachments: string[], to: Pick<IncidentState, 'id'> = incident) =>
  run(to, 'add-entry', { entryId: randomUUID(), kind: 'note', text: '', attachments }, as.actor)

beforeAll(async () => {
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
  incident = await anIncident({ by: ada.actor })
})

describe('an upload', () => {
  test('[FILE-4] [FILE-3] answers 201 with what is kept, and 200 with the same when it is sent again', async () => {
    const bytes = await (await aPicture()).jpeg().toBuffer()
    const first = await put(ada, { bytes, name: '../IMG_1.JPG', headers: { 'content-type': 'text/html' } })
    expect(first.status).toBe(201)
    expect(first.body).toEqual({
      id: first.id,
      name: 'IMG_1.JPG',
      mediaType: 'image/jpeg',
      size: expect.any(Number),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      width: 64,
      height: 48,
    })
    const again = await put(ada, { id: first.id.toUpperCase(), bytes, name: 'another name.jpg', to: incident.key })
    expect(again).toMatchObject({ status: 200, body: first.body })
    const kept = await get(ada, first.id)
    expect(createHash('sha256').update(kept.bytes).digest('hex')).toBe(first.body.sha256)
    expect(kept.bytes.length).toBe(first.body.size)
  })

  test('[FILE-2] takes 10 MB and not one byte more, and nothing empty or compressed', async () => {
    const full = Buffer.alloc(10_485_760, 1)
    expect(await put(ada, { bytes: full, name: 'heap.hprof' })).toMatchObject({
      status: 201,
      body: { size: 10_485_760 },
    })
    expect(await put(ada, { bytes: Buffer.alloc(10_485_761) })).toMatchObject({
      status: 413,
      body: { error: { code: 'too_large', message: expect.stringContaining('10,485,760') } },
    })
    expect(await put(ada, { bytes: new Uint8Array() })).toMatchObject({ status: 400 })
    expect(await put(ada, { headers: { 'content-encoding': 'gzip' } })).toMatchObject({ status: 400 })
  })

  test.each([
    [{ id: 'one' }, 400, 'attachmentId'],
    [{ name: 'x'.repeat(1001) }, 400, 'name'],
  ])('[CMD-1] refuses %j', async (given, status, word) => {
    const answer = await put(ada, given)
    expect(answer).toMatchObject({ status, body: { error: { message: expect.stringContaining(word) } } })
  })

  test('[FILE-4] [FILE-5] [FILE-6] of a page called .png is a file, of an SVG called .png is refused, and so is a damaged picture', async () => {
    const page = await put(ada, { bytes: Buffer.from('<!doctype html><script>alert(1)</script>'), name: 'graph.png' })
    expect(page).toMatchObject({ status: 201, body: { mediaType: 'text/plain', width: null, height: null } })
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
    expect(await put(ada, { bytes: svg })).toMatchObject({
      status: 409,
      body: { error: { details: { rule: 'FILE-5' } } },
    })
    const half = (await aPng({ width: 300, height: 300 })).subarray(0, 300)
    expect(await put(ada, { bytes: half })).toMatchObject({
      status: 409,
      body: { error: { details: { rule: 'FILE-4' } } },
    })
  })

  test('[FILE-2] [ACCESS-2] is for who may write there', async () => {
    const stakeholder = await signedInPerson('stakeholder')
    const { secret: reader } = await makeToken(ada.actor, { name: 'reader', scope: 'read' })
    const { secret: writer } = await makeToken(ada.actor, { name: 'writer', scope: 'respond' })
    expect((await put(stakeholder)).status).toBe(403)
    expect((await put({ token: reader })).status).toBe(403)
    expect((await put({ token: writer })).status).toBe(201)
    expect((await put(null)).status).toBe(401)
    const elsewhere = { headers: { origin: 'https://elsewhere.example' } }
    expect((await put(ada, elsewhere)).status).toBe(403)
  })

  test('[STATUS-5] is refused once the incident is closed, and its retry is not', async () => {
    const closed = await anIncident({ by: ada.actor })
    const bytes = await aPng()
    const before = await put(ada, { to: closed.id, bytes })
    await run(closed, 'withdraw', { reason: 'It was a test.' }, ada.actor)
    const refused = await put(ada, { to: closed.id, bytes })
    expect(refused).toMatchObject({ status: 409, body: { error: { details: { rule: 'STATUS-5' } } } })
    expect((await put(ada, { id: before.id, to: closed.id, bytes })).status).toBe(200)
  })
})

describe('[FILE-6] a file is served so that it can do nothing', () => {
  test('a picture as what we made of it', async () => {
    const { id, body } = await put(ada, { name: 'März "1".png' })
    const full = await get(ada, id)
    expect(full.status).toBe(200)
    expect(Object.fromEntries(full.headers)).toEqual({
      'accept-ranges': 'none',
      'cache-control': 'private, no-cache',
      'content-disposition': `inline; filename="Marz _1_.png"; filename*=UTF-8''M%C3%A4rz%20%221%22.png`,
      'content-type': 'image/png',
      etag: `"${body.sha256}"`,
      'x-request-id': expect.any(String),
    })
    const small = await get(ada, id, { query: '?size=thumbnail' })
    expect(small.headers.get('content-type')).toBe('image/webp')
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'webp', width: 64, height: 48 })
    expect(small.headers.get('etag')).not.toBe(full.headers.get('etag'))
  })

  test.each([
    ['page.html', '<script>alert(1)</script>'],
    ['run.js', 'alert(1)'],
    ['paper.pdf', '%PDF-1.7 /JS (app.alert(1))'],
    ['graph.png', '<html>'],
  ])('%s as bytes to be saved', async (name, text) => {
    const { id } = await put(ada, { name, bytes: Buffer.from(text) })
    const { headers, bytes } = await get(ada, id)
    expect(headers.get('content-type')).toBe('application/octet-stream')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="${name}"; filename*=UTF-8''${name}`)
    expect(bytes.toString()).toBe(text)
    expect((await get(ada, id, { query: '?size=thumbnail' })).status).toBe(404)
    expect((await get(ada, id, { query: '?size=huge' })).status).toBe(400)
  })

  test('[FILE-7] is not sent again to a browser that has it, which is asked each time', async () => {
    const { id, body } = await put(ada)
    const etag = `"${body.sha256}"`
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const fresh = await get(ada, id, { headers: { 'if-none-match': known } })
      expect(fresh).toMatchObject({ status: 304, bytes: Buffer.alloc(0) })
      expect(fresh.headers.get('etag')).toBe(etag)
    }
    expect((await get(ada, id, { headers: { 'if-none-match': '"other"' } })).status).toBe(200)
    expect((await get(ben, id, { headers: { 'if-none-match': etag } })).status).toBe(404)
  })
})

describe('[FILE-7] a file', () => {
  test('[ACCESS-1] is seen by its uploader alone, until an entry has it', async () => {
    const stakeholder = await signedInPerson('stakeholder')
    const admin = await signedInPerson('admin')
    const { id } = await put(ada)
    expect((await get(ada, id)).status).toBe(200)
    for (const other of [ben, stakeholder, admin]) {
      for (const query of ['', '?size=thumbnail']) expect((await get(other, id, { query })).status).toBe(404)
    }
    await write(ada, [id])
    for (const other of [ben, stakeholder, admin]) {
      for (const query of ['', '?size=thumbnail']) expect((await get(other, id, { query })).status).toBe(200)
    }
    expect((await get(null, id)).status).toBe(401)
  })

  test('[ACCESS-1] [ACCESS-4] of a private incident exists for its members, while they are', async () => {
    const secret = await anIncident({ by: ada.actor, visibility: 'private' })
    const { id } = await put(ada, { to: secret.id })
    await write(ada, [id], secret)
    const asBen = async () => [
      (await get(ben, id, { to: secret.id })).status,
      (await get(ben, id, { to: secret.id, query: '?size=thumbnail' })).status,
      (await put(ben, { to: secret.id })).status,
    ]
    expect(await asBen()).toEqual([404, 404, 404])
    await run(secret, 'add-member', { personId: ben.actor.id }, ada.actor)
    expect(await asBen()).toEqual([200, 200, 201])
    const own = await put(ben, { to: secret.id })
    await run(secret, 'remove-member', { personId: ben.actor.id }, ada.actor)
    expect(await asBen()).toEqual([404, 404, 404])
    expect((await get(ben, own.id, { to: secret.id })).status).toBe(404)
  })

  test('is not found through another incident, by another id, or by what is no id', async () => {
    const other = await anIncident({ by: ada.actor })
    const { id } = await anUpload(incident, ada.actor)
    for (const [to, attachmentId] of [
      [other.id, id],
      [other.key, id],
      [incident.id, randomUUID()],
      [incident.id, 'one'],
      ['INC-0', id],
    ]) {
      expect((await get(ada, attachmentId ?? '', { to: to ?? '' })).status).toBe(404)
    }
    expect((await get(ada, id.toUpperCase(), { to: incident.key.toLowerCase() })).status).toBe(200)
  })
})
