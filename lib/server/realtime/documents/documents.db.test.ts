import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { cardsOf, documentName, proseOf } from '@/lib/domain/postmortem/document'
import { makeToken } from '@/lib/server/access/tokens'
import { withTransaction } from '@/lib/server/db/pool'
import { loadDocument } from '@/lib/server/db/postmortem-document'
import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'
import { tellDocument } from '@/lib/server/realtime/tell-document'
import { query } from '@/lib/testing/database'
import {
  caretOf,
  type DocumentClient,
  openReview,
  paragraphsOf,
  startDocumentServer,
  writeParagraph,
} from '@/lib/testing/document-client'
import { declareAs } from '@/lib/testing/live-server'
import { OWN_ORIGIN, type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

type Server = Awaited<ReturnType<typeof startDocumentServer>>
let server: Server
let other: Server
let ada: SignedIn
let ben: SignedIn
let reader: SignedIn

beforeAll(async () => {
  server = await startDocumentServer()
  other = await startDocumentServer()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
  reader = await signedInPerson('stakeholder', 'Rita')
})
afterAll(() => Promise.all([server.stop(), other.stop()]))

const within = { timeout: 2000, interval: 10 }

async function aReview(input: object = {}): Promise<string> {
  const { id } = await declareAs(ada.actor, input)
  await openReview(id)
  return id
}

const stored = (id: string) =>
  withTransaction(async (tx) => {
    const found = await loadDocument(tx, id)
    return found ? paragraphsOf(found.doc) : []
  })

const journal = (id: string) =>
  query<{ seq: number; person_id: string | null }>(
    'select seq, person_id from postmortem_update where incident_id = $1 order by seq',
    [id],
  )

const opened = async (client: DocumentClient) => {
  await client.saved()
  return client
}

/** The status of an upgrade, as a program sees it. */
async function statusOf(url: string, headers: Record<string, string>, path = '/collab'): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { headers })
  const answered = Promise.race([
    once(socket, 'open').then(() => 101),
    once(socket, 'unexpected-response').then(([, response]) => response.statusCode as number),
  ])
  socket.on('error', () => {})
  const status = await answered
  socket.terminate()
  return status
}

describe('[COLLAB-1] who gets in', () => {
  test('only people, on our own pages or with a token', async () => {
    const { cookie } = ada
    const { secret } = await makeToken(ada.actor, { name: 'script', scope: 'respond' })
    expect(await statusOf(server.url, {})).toBe(401)
    expect(await statusOf(server.url, { cookie, origin: 'https://evil.example' })).toBe(401)
    expect(await statusOf(server.url, { authorization: 'Bearer nonsense' })).toBe(401)
    expect(await statusOf(server.url, { cookie, origin: OWN_ORIGIN })).toBe(101)
    expect(await statusOf(server.url, { authorization: `Bearer ${secret}` })).toBe(101)
    expect(await statusOf(server.url, { cookie, origin: OWN_ORIGIN }, '/collab/x')).toBe(404)
    // What its Host header says is no address; nothing may fail where nobody catches it.
    expect(await statusOf(server.url, { cookie, origin: OWN_ORIGIN, host: '[' })).toBe(101)
  })

  test('what is hidden, has no review or does not exist is refused alike', async () => {
    const secret = await aReview({ visibility: 'private' })
    const { id: unreviewed } = await declareAs(ada.actor)
    for (const id of [secret, unreviewed, crypto.randomUUID(), 'nonsense']) {
      const client = server.open(id, ben)
      await expect.poll(() => client.denied, within).toEqual(['permission-denied'])
      client.close()
    }
    expect((await opened(server.open(secret, ada))).denied).toEqual([])
  })
})

describe('[COLLAB-2] what is acknowledged is saved', () => {
  test('in the journal, in the name of who wrote it, before anybody sees it', async () => {
    const id = await aReview()
    const [writer, watcher] = [await opened(server.open(id, ada)), await opened(server.open(id, ben))]
    let savedWhenSeen: Promise<string[]> | undefined
    watcher.doc.on('update', () => {
      savedWhenSeen ??= stored(id)
    })
    writeParagraph(writer.doc, 'The cache was cold.')
    await writer.saved()
    expect(await stored(id)).toEqual(['The cache was cold.'])
    await expect.poll(() => paragraphsOf(watcher.doc), within).toEqual(['The cache was cold.'])
    expect(await savedWhenSeen).toEqual(['The cache was cold.'])
    expect(await journal(id)).toEqual([
      { seq: 1, person_id: null },
      { seq: 2, person_id: ada.actor.id },
    ])
    writer.close()
    watcher.close()
  })

  test('opening and comparing adds nothing to the journal', async () => {
    const id = await aReview()
    const first = await opened(server.open(id, ada))
    writeParagraph(first.doc, 'one')
    proseOf(first.doc, 'summary').delete(0, 1)
    writeParagraph(first.doc, 'two')
    await first.saved()
    const before = await journal(id)
    const again = await opened(server.open(id, ben, { doc: cloned(first.doc) }))
    await again.saved()
    expect(await journal(id)).toEqual(before)
    first.close()
    again.close()
  })

  test('many edits at once share commits, in their order and without gaps', async () => {
    const id = await aReview()
    const writers = await Promise.all(Array.from({ length: 8 }, async () => opened(server.open(id, ada))))
    const edits = 40
    for (const { doc } of writers) for (let n = 0; n < edits; n++) writeParagraph(doc, `${n}`)
    await Promise.all(writers.map((writer) => writer.saved()))
    const rows = await journal(id)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    expect(await stored(id)).toHaveLength(8 * edits)
    for (const writer of writers) writer.close()
  })

  test('edits made offline on both sides are merged on return', async () => {
    const id = await aReview()
    const first = await opened(server.open(id, ada))
    writeParagraph(first.doc, 'before')
    await first.saved()
    const [left, right] = [cloned(first.doc), cloned(first.doc)]
    first.close()
    writeParagraph(left, 'left')
    writeParagraph(right, 'right', 'impact')
    const back = [server.open(id, ada, { doc: left }), server.open(id, ben, { doc: right })]
    await Promise.all(back.map((client) => client.saved()))
    for (const { doc } of back) {
      await expect
        .poll(() => [...paragraphsOf(doc), ...paragraphsOf(doc, 'impact')], within)
        .toEqual(['before', 'left', 'right'])
    }
    for (const client of back) client.close()
  })
})

describe('[COLLAB-3] a reader cannot write by protocol', () => {
  test('neither a stakeholder nor a token to read; nothing is saved, shown or acknowledged', async () => {
    const id = await aReview()
    const { secret } = await makeToken(ada.actor, { name: 'reader', scope: 'read' })
    const writer = await opened(server.open(id, ada))
    for (const credentials of [reader, { token: secret }]) {
      const client = server.open(id, credentials)
      await expect.poll(() => client.provider.authorizedScope, within).toBe('readonly')
      writeParagraph(client.doc, 'forged')
      await new Promise((resolve) => setTimeout(resolve, 200))
      expect(client.provider.hasUnsyncedChanges).toBe(true)
      client.close()
      // As a whole document, too.
      const late = server.open(id, credentials, { doc: cloned(client.doc) })
      await new Promise((resolve) => setTimeout(resolve, 200))
      late.close()
    }
    expect(await stored(id)).toEqual([])
    expect(paragraphsOf(writer.doc)).toEqual([])
    expect(await journal(id)).toHaveLength(1)
    writer.close()
  })
})

describe('[COLLAB-7] several servers', () => {
  test('follow each other by the journal, gapless, and end up equal', async () => {
    const id = await aReview()
    const here = await opened(server.open(id, ada))
    const there = await opened(other.open(id, ben))
    for (let n = 0; n < 30; n++) {
      writeParagraph(here.doc, `here ${n}`)
      writeParagraph(there.doc, `there ${n}`)
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await Promise.all([here.saved(), there.saved()])
    await expect.poll(() => paragraphsOf(here.doc).length, within).toBe(60)
    await expect.poll(() => paragraphsOf(there.doc).length, within).toBe(60)
    expect(paragraphsOf(here.doc)).toEqual(paragraphsOf(there.doc))
    expect(await stored(id)).toEqual(paragraphsOf(here.doc))
    const rows = await journal(id)
    expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
    here.close()
    there.close()
  })

  test('tell each other of carets and of what changed beside a document where there is a Redis', async () => {
    const id = await aReview()
    documentsOfProcess.current = server.documents
    documentsOfProcess.tellOthers = (nudge) => other.documents.hear(nudge)
    const here = await opened(server.open(id, ada))
    const there = await opened(other.open(id, ben))
    here.provider.awareness?.setLocalStateField('user', caretOf(ada.actor))
    const seen = () => [...(there.provider.awareness?.getStates().values() ?? [])].map(({ user }) => user?.name)
    await expect.poll(seen, within).toContain('Ada')
    tellDocument(id, 'editions')
    await expect.poll(() => there.stateless, within).toEqual(['{"changed":"editions"}'])
    here.close()
    await expect.poll(seen, within).not.toContain('Ada')
    documentsOfProcess.current = null
    documentsOfProcess.tellOthers = null
    there.close()
  })

  test('who comes from one server to the other brings along what that one has not read yet', async () => {
    const id = await aReview()
    const here = await opened(server.open(id, ada))
    const watcher = await opened(other.open(id, ben))
    here.doc.transact(() => cardsOf(here.doc).set('x', new Y.Map()))
    expect(here.closes).toEqual([])
    await expect.poll(() => here.closes.length, within).toBe(1)
    const fresh = await opened(server.open(id, ada))
    writeParagraph(fresh.doc, 'moved')
    await fresh.saved()
    const moved = await opened(other.open(id, ada, { doc: cloned(fresh.doc) }))
    writeParagraph(moved.doc, 'and on')
    await moved.saved()
    await expect.poll(() => paragraphsOf(watcher.doc), within).toEqual(['moved', 'and on'])
    expect(moved.closes).toEqual([])
    for (const client of [here, watcher, fresh, moved]) client.close()
  })
})

test('[COLLAB-9] who has a document open is told what changed beside it', async () => {
  const id = await aReview()
  const client = await opened(server.open(id, ada))
  documentsOfProcess.current = server.documents
  tellDocument(id, 'threads')
  documentsOfProcess.current = null
  await expect.poll(() => client.stateless, within).toEqual(['{"changed":"threads"}'])
  client.close()
})

test('[COLLAB-6] a document that nobody has open is unloaded, and says the same when it is opened again', async () => {
  const id = await aReview()
  const client = await opened(server.open(id, ada))
  writeParagraph(client.doc, 'kept')
  await client.saved()
  expect(server.hocuspocus.documents.has(documentName(id))).toBe(true)
  client.close()
  await expect.poll(() => server.hocuspocus.documents.has(documentName(id)), within).toBe(false)
  expect(await journal(id)).toEqual([])
  const again = await opened(server.open(id, ben))
  expect(paragraphsOf(again.doc)).toEqual(['kept'])
  again.close()
})

function cloned(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}
