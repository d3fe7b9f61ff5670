import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addCard, cardsOf, picksOf, proseOf } from '@/lib/domain/postmortem/document'
import { withTransaction } from '@/lib/server/db/pool'
import { compactDocument } from '@/lib/server/db/postmortem-compaction'
import { appendUpdates, createDocument, loadDocument } from '@/lib/server/db/postmortem-document'
import { projectDocument, rebuildPostmortem } from '@/lib/server/postmortem/project-postmortem'
import { query } from '@/lib/testing/database'
import { openReview, startDocumentServer, writeParagraph } from '@/lib/testing/document-client'
import { declareAs } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let server: Awaited<ReturnType<typeof startDocumentServer>>
let ada: SignedIn

beforeAll(async () => {
  server = await startDocumentServer()
  ada = await signedInPerson('responder', 'Ada')
})
afterAll(() => server.stop())

const within = { timeout: 4000, interval: 20 }

async function aReview(): Promise<string> {
  const { id } = await declareAs(ada.actor)
  await openReview(id)
  return id
}

async function bytesOf(id: string): Promise<{ stored: number; rows: number }> {
  const [row] = await query<{ stored: number; rows: number }>(
    `select (coalesce(octet_length(snapshot), 0) + (select coalesce(sum(octet_length(update)), 0) from postmortem_update
        where incident_id = $1))::int as stored,
      (select count(*)::int from postmortem_update where incident_id = $1) as rows
     from postmortem_document where incident_id = $1`,
    [id],
  )
  return row ?? { stored: 0, rows: 0 }
}

const load = (id: string) => withTransaction((tx) => loadDocument(tx, id))

/** A long afternoon of typing: much is written and much is deleted again. */
function typing(times: number): Uint8Array[] {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let n = 0; n < times; n++) {
    writeParagraph(doc, `${n} `.repeat(40))
    if (n % 3 === 0) proseOf(doc, 'summary').delete(0, 1)
  }
  return updates
}

const append = async (id: string, updates: Uint8Array[]) => {
  for (let from = 0; from < updates.length; from += 200) {
    await appendUpdates(
      id,
      updates.slice(from, from + 200).map((update) => ({ update, personId: ada.actor.id })),
    )
  }
}

describe('[COLLAB-6] stored bytes', () => {
  test('are at most three times the document once it is compacted, and it says the same', async () => {
    const id = await aReview()
    await append(id, typing(1500))
    const before = await load(id)
    const state = Y.encodeStateAsUpdate(before?.doc ?? new Y.Doc())
    expect(state.byteLength).toBeGreaterThan(50_000)
    await compactDocument(id)
    const { stored, rows } = await bytesOf(id)
    expect(stored).toBeLessThanOrEqual(3 * state.byteLength)
    expect(rows).toBe(0)
    const after = await load(id)
    expect(after?.head).toBe(before?.head)
    expect(after?.doc.getXmlFragment('summary').toJSON()).toBe(before?.doc.getXmlFragment('summary').toJSON())
    expect(await compactDocument(id)).toBeNull()
  })

  test('an open document with a long journal is compacted, and young rows stay for servers that follow', async () => {
    const id = await aReview()
    const client = server.open(id, ada)
    await client.saved()
    for (let n = 0; n < 200; n++) writeParagraph(client.doc, 'x'.repeat(1000))
    await client.saved()
    const snapshot = () =>
      query<{ seq: number }>('select snapshot_seq as seq from postmortem_document where incident_id = $1', [id])
    await expect.poll(async () => (await snapshot())[0]?.seq, within).toBeGreaterThan(50)
    expect((await bytesOf(id)).rows).toBeGreaterThan(100)
    await query(`update postmortem_update set at = at - interval '2 minutes' where incident_id = $1`, [id])
    await compactDocument(id, { keepsYoung: true })
    expect((await bytesOf(id)).rows).toBe(0)
    client.close()
  })

  test('a server that follows reads the document again when the journal no longer goes back so far', async () => {
    const id = await aReview()
    const client = server.open(id, ada)
    await client.saved()
    const elsewhere = new Y.Doc()
    picksOf(elsewhere).set('7', true)
    await appendUpdates(id, [{ update: Y.encodeStateAsUpdate(elsewhere), personId: null }])
    await compactDocument(id)
    await expect.poll(() => picksOf(client.doc).has('7'), within).toBe(true)
    client.close()
  })
})

describe('[COLLAB-10] cards and sections', () => {
  const projected = (id: string) =>
    query<{ list: string; position: number; statement: string }>(
      'select list, position, statement from postmortem_card where incident_id = $1 order by list, position',
      [id],
    )
  const differences = (id: string) => rebuildPostmortem(id)

  test('follow the document within seconds of an edit, and a rebuild finds nothing', async () => {
    const id = await aReview()
    const client = server.open(id, ada)
    await client.saved()
    addCard(client.doc, randomUUID(), 'trigger', { statement: 'A deploy' })
    addCard(client.doc, randomUUID(), 'factors', { statement: 'No\0 alert' })
    writeParagraph(client.doc, 'Checkout was down.')
    await expect
      .poll(() => projected(id), within)
      .toMatchObject([
        { list: 'factors', position: 0, statement: 'No alert' },
        { list: 'trigger', position: 0, statement: 'A deploy' },
      ])
    const [section] = await query(
      `select text from postmortem_section where incident_id = $1 and section = 'summary'`,
      [id],
    )
    expect(section).toEqual({ text: 'Checkout was down.' })
    expect(await differences(id)).toEqual([])
    cardsOf(client.doc).clear()
    await expect.poll(() => projected(id), within).toEqual([])
    client.close()
  })

  test('are mended by a rebuild that names what differed; behind is no difference', async () => {
    const { id } = await declareAs(ada.actor)
    const doc = new Y.Doc()
    addCard(doc, 'c', 'trigger', { statement: 'A deploy' })
    await withTransaction((tx) => createDocument(tx, id, Y.encodeStateAsUpdate(doc), new Date()))
    await withTransaction((tx) => createDocument(tx, id, Y.encodeStateAsUpdate(new Y.Doc()), new Date()))
    expect(await differences(id)).toEqual([])
    expect(await projected(id)).toMatchObject([{ statement: 'A deploy' }])
    await query(`update postmortem_card set statement = 'forged' where incident_id = $1`, [id])
    expect(await projectDocument(id)).toBe(false)
    expect(await differences(id)).toEqual(['cards of the postmortem'])
    expect(await differences(id)).toEqual([])
  })
})
