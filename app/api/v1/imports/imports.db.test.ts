import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { PUT as tryMapping } from '@/app/api/v1/imports/[id]/mapping/route'
import { GET as getReport } from '@/app/api/v1/imports/[id]/report/route'
import { DELETE as forget, GET as getOne } from '@/app/api/v1/imports/[id]/route'
import { POST as run } from '@/app/api/v1/imports/[id]/run/route'
import { POST as stop } from '@/app/api/v1/imports/[id]/stop/route'
import { GET as list, POST as upload } from '@/app/api/v1/imports/route'
import { call } from '@/lib/testing/api'
import { query } from '@/lib/testing/database'
import { PAGERDUTY_PAGE } from '@/lib/testing/import-samples'
import { csvOfIncidents } from '@/lib/testing/run-an-import'
import { runDueTimers } from '@/lib/testing/run-timers'
import { OWN_ORIGIN, type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let admin: SignedIn
let responder: SignedIn

beforeAll(async () => {
  admin = await signedInPerson('admin', 'Root')
  responder = await signedInPerson('responder', 'Ada')
})

interface Sent {
  as?: SignedIn
  id?: string
  source?: string
}

async function send(
  body: string | Uint8Array<ArrayBuffer>,
  { as = admin, id = randomUUID(), source = 'csv' }: Sent = {},
) {
  const request = new Request(`${OWN_ORIGIN}/api/v1/imports?${new URLSearchParams({ id, source, name: 'past.csv' })}`, {
    method: 'POST',
    headers: { cookie: as.cookie, origin: OWN_ORIGIN, 'content-type': 'text/csv' },
    body,
  })
  const response = await upload(request, {})
  return { id, status: response.status, body: await response.json() }
}

const of = (id: string) => ({ params: { id } })

async function reportText(id: string): Promise<string> {
  const request = new Request(`${OWN_ORIGIN}/api/v1/imports/${id}/report?format=csv`, {
    headers: { cookie: admin.cookie },
  })
  const response = await getReport(request, { params: Promise.resolve({ id }) })
  expect(response.headers.get('content-type')).toContain('text/csv')
  return response.text()
}

describe('[IMPORT-1] a file', () => {
  test('is taken in, tried, written and reported', async () => {
    const { id, status, body } = await send(`\uFEFF${csvOfIncidents(3).replaceAll(',', ';')}`)
    expect(status).toBe(201)
    const { mapping, content, first } = body.import.draft
    expect(mapping.columns).toEqual(['foreignId', 'title', 'severity', 'declaredAt', 'resolvedAt'])
    expect(content.columns[2]).toEqual({ heading: 'severity', words: [{ word: 'SEV2', count: 3 }] })
    expect(first).toHaveLength(3)
    const tried = await call(tryMapping, admin, { ...of(id), body: mapping, method: 'PUT' })
    expect(tried.body.import).toMatchObject({ state: 'ready', counts: { waiting: 3 } })
    expect((await call(run, admin, { ...of(id), method: 'POST' })).body.import).toMatchObject({
      state: 'running',
      draft: null,
    })
    await runDueTimers()
    expect((await call(getOne, admin, of(id))).body.import).toMatchObject({ state: 'done', counts: { written: 3 } })
    const { body: page } = await call(getReport, admin, { ...of(id), query: '?limit=2&state=written' })
    expect(page).toMatchObject({ lines: [{ position: 1 }, { position: 2 }], nextCursor: 2 })
    for (const cursor of ['3000000000', '-1', 'x', '1.5']) {
      expect((await call(getReport, admin, { ...of(id), query: `?cursor=${cursor}` })).status, cursor).toBe(400)
    }
    expect((await call(list, admin)).body.imports[0]).toMatchObject({ id, by: { name: 'Root' }, remarked: 0 })
  })

  test('is the same file when it is sent again, and no other', async () => {
    const id = randomUUID()
    const file = csvOfIncidents(2, { from: 50 })
    const [one, two] = await Promise.all([send(file, { id }), send(file, { id })])
    expect([one.status, two.status].sort()).toEqual([200, 201])
    expect((await send(file, { id })).status).toBe(200)
    expect(await send(csvOfIncidents(3), { id })).toMatchObject({ status: 409, body: { error: { code: 'conflict' } } })
    const [row] = await query('select count(*)::int as items from import_item where run_id = $1', [id])
    expect(row).toEqual({ items: 2 })
  })

  test('comes from JSON too, a page on each line', async () => {
    const page = JSON.stringify(PAGERDUTY_PAGE)
    const { body } = await send(`${page}\n${JSON.stringify({ incidents: [], more: false })}\n`, { source: 'pagerduty' })
    expect(body.import.counts.waiting).toBe(3)
    expect(body.import.draft.content.severities).toContainEqual({ word: 'P2', count: 1 })
    expect(body.import.draft.content.services).toEqual([{ word: 'My Mail Service', count: 2 }])
  })

  test.each([
    ['no headings alone', 'id,title\n', 'csv', 'no row'],
    ['nothing', '', 'csv', 'no row'],
    ['a quote that never ends', 'id,title\n"1,2', 'csv', 'not CSV'],
    ['bytes that are no text', new Uint8Array([0xff, 0xfe, 0x41, 0x00]), 'csv', 'UTF-8'],
    ['201 columns', `${'a,'.repeat(200)}a\n1`, 'csv', '200 columns'],
    ['no JSON', 'nope', 'opsgenie', 'not valid JSON'],
    ['lines of which one is no JSON', '{"data":[]}\nnope', 'opsgenie', 'not valid JSON'],
    ['great depth', '['.repeat(100_000), 'pagerduty', 'nested deeper'],
    ['a key that reaches a prototype', '[{"__proto__":{"title":"x"}}]', 'pagerduty', '__proto__'],
    ['something else', '{"alerts":[]}', 'pagerduty', 'no incident'],
  ])('with %s is refused', async (_, file, source, message) => {
    const { status, body } = await send(file, { source })
    expect(status).toBe(400)
    expect(body.error).toMatchObject({ code: 'invalid_input', message: expect.stringContaining(message) })
  })

  test('that is too large, or holds too much, is refused', async () => {
    const large = await send(new Uint8Array(20 * 1024 * 1024 + 1).fill(0x61))
    expect(large).toMatchObject({ status: 413, body: { error: { code: 'too_large' } } })
    for (const [source, file] of [
      ['csv', `title\n${'x\n'.repeat(20_001)}`],
      ['pagerduty', `{"incidents":[${'{},'.repeat(20_000)}{}]}`],
      ['opsgenie', `{"data":[${'{},'.repeat(20_000)}{}]}`],
    ] as const) {
      const { status, body } = await send(file, { source })
      expect([source, status, body.error.message]).toEqual([source, 413, expect.stringContaining('20,000')])
    }
  })

  test('with strange words in it harms nothing: they are kept, and its report has no formulas', async () => {
    const file = `id,title,created,resolved,severity\n=1+1,"=HYPERLINK(""x"")",2024-05-01T10:00Z,2024-05-01T11:00Z,a\u0000b
__proto__,constructor,2024-05-01T10:00Z,2024-05-01T11:00Z,toString\n3,,,,`
    const { id, body } = await send(file)
    await call(tryMapping, admin, { ...of(id), body: body.import.draft.mapping, method: 'PUT' })
    const lines = (await reportText(id)).trim().split('\r\n')
    expect(lines[1]).toContain(`'=1+1`)
    expect(lines[1]).toContain(`'=HYPERLINK(""x"")`)
    expect(lines[2]).toContain('__proto__,constructor,waiting')
    expect(lines[3]).toContain('left-out,It has no title.')
  })
})

describe('[IMPORT-3] a mapping', () => {
  test('needs a title and when it was declared and resolved, and zones that exist', async () => {
    const { id, body } = await send(csvOfIncidents(1, { from: 70 }))
    const { mapping } = body.import.draft
    const put = (changed: object) =>
      call(tryMapping, admin, { ...of(id), body: { ...mapping, ...changed }, method: 'PUT' })
    expect((await put({ columns: ['foreignId', 'title'] })).body.error.details.fields).toEqual([
      { path: 'columns.declaredAt', message: 'No column is “Declared”.' },
      { path: 'columns.resolvedAt', message: 'No column is “Resolved”.' },
    ])
    expect((await put({ timeZone: 'Middle/Earth' })).body.error.details.fields).toEqual([
      { path: 'timeZone', message: 'is not a time zone that is known here' },
    ])
    expect((await call(run, admin, { ...of(id), method: 'POST' })).status).toBe(409)
    expect((await put({})).status).toBe(200)
    expect((await put({ otherSeverity: 'leave-out', severities: [] })).body.import.counts).toMatchObject({
      'left-out': 1,
    })
    expect((await call(forget, admin, { ...of(id), method: 'DELETE' })).status).toBe(204)
    expect((await call(getOne, admin, of(id))).status).toBe(404)
  })

  test('is written only while it is the one that was tried by whoever asks', async () => {
    const { id, body } = await send(csvOfIncidents(1, { from: 90 }))
    const seen = { ...body.import.draft.mapping, visibility: 'private' }
    const put = (mapping: object) => call(tryMapping, admin, { ...of(id), body: mapping, method: 'PUT' })
    const write = (mapping: object) => call(run, admin, { ...of(id), body: { mapping }, method: 'POST' })
    await put(seen)
    await put({ ...seen, visibility: 'open' })
    expect((await write(seen)).status).toBe(409)
    await put(seen)
    expect((await write(seen)).body.import.state).toBe('running')
    expect((await write(seen)).status).toBe(200)
    await call(stop, admin, { ...of(id), method: 'POST' })
  })

  test.each(['', '{}'])('is not needed to write it: %j', async (body) => {
    const { id, body: sent } = await send(csvOfIncidents(1, { from: body.length + 60 }))
    await call(tryMapping, admin, { ...of(id), body: sent.import.draft.mapping, method: 'PUT' })
    const written = await call(run, admin, { ...of(id), body, method: 'POST' })
    expect(written).toMatchObject({ status: 200, body: { import: { state: 'running' } } })
    const wrong = await call(run, admin, { ...of(id), body: { maping: {} }, method: 'POST' })
    expect(wrong.body.error.details.fields).toEqual([{ path: 'maping', message: 'is not a known field' }])
    await call(stop, admin, { ...of(id), method: 'POST' })
  })

  test('stays as it is once writing has begun', async () => {
    const { id, body } = await send(csvOfIncidents(1, { from: 80 }))
    const { mapping } = body.import.draft
    await call(tryMapping, admin, { ...of(id), body: mapping, method: 'PUT' })
    await call(run, admin, { ...of(id), method: 'POST' })
    expect((await call(stop, admin, { ...of(id), method: 'POST' })).body.import.state).toBe('stopped')
    expect((await call(tryMapping, admin, { ...of(id), body: mapping, method: 'PUT' })).status).toBe(409)
    expect((await call(forget, admin, { ...of(id), method: 'DELETE' })).status).toBe(409)
  })
})

test('[IMPORT-9] only admins import, and only they see what was imported', async () => {
  const { id, body } = await send(csvOfIncidents(1, { from: 90 }))
  expect((await send(csvOfIncidents(1), { as: responder })).body.error.code).toBe('forbidden')
  const answers = await Promise.all([
    call(list, responder),
    call(getOne, responder, of(id)),
    call(getReport, responder, of(id)),
    call(tryMapping, responder, { ...of(id), body: body.import.draft.mapping, method: 'PUT' }),
    call(run, responder, { ...of(id), method: 'POST' }),
    call(stop, responder, { ...of(id), method: 'POST' }),
    call(forget, responder, { ...of(id), method: 'DELETE' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual(Array(7).fill(403))
  expect((await call(getOne, null, of(id))).status).toBe(401)
})
