import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { addCard, documentName, placeCard } from '@/lib/domain/postmortem/document'
import { MAX_SOCKETS } from '@/lib/domain/realtime-protocol'
import { changePerson } from '@/lib/server/access/people'
import { closeSession } from '@/lib/server/access/sessions'
import { pool } from '@/lib/server/db/pool'
import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'
import { query } from '@/lib/testing/database'
import {
  caretOf,
  type DocumentClient,
  openReview,
  paragraphsOf,
  startDocumentServer,
  writeParagraph,
} from '@/lib/testing/document-client'
import { hostileChanges, updateOfChange } from '@/lib/testing/hostile-updates'
import { declareAs, run, startLiveServer } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let server: Awaited<ReturnType<typeof startDocumentServer>>
let ada: SignedIn
let ben: SignedIn

beforeAll(async () => {
  server = await startDocumentServer()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
})
afterAll(() => server.stop())

const within = { timeout: 2000, interval: 10 }
const CARD = 'card-1'

async function aReview(input: object = {}): Promise<string> {
  const { id } = await declareAs(ada.actor, input)
  await openReview(id)
  return id
}

async function opened(id: string, person: Pick<SignedIn, 'cookie'>, options?: { retryMs?: number }) {
  const client = server.open(id, person, options)
  await client.saved()
  return client
}

const journalLength = async (id: string) =>
  (await query('select 1 from postmortem_update where incident_id = $1', [id])).length

/** A message as a program of its own would send it. */
function send({ provider }: DocumentClient, id: string, type: 'update' | 'awareness', bytes: Uint8Array): void {
  const encoder = createEncoder()
  writeVarString(encoder, documentName(id))
  writeVarUint(encoder, type === 'update' ? 0 : 1)
  if (type === 'update') writeVarUint(encoder, 2)
  writeVarUint8Array(encoder, bytes)
  provider.configuration.websocketProvider.send(toUint8Array(encoder))
}

const codes = ({ closes }: DocumentClient) => closes.map(({ code }) => code)

describe('[COLLAB-4] a hostile update', () => {
  test('of each kind closes its sender and nobody else; the document is unharmed', async () => {
    const id = await aReview()
    const watcher = await opened(id, ben)
    watcher.doc.transact(() => {
      addCard(watcher.doc, CARD, 'trigger', { statement: 'A deploy' })
      const by = { id: ben.actor.id, name: 'Ben' }
      placeCard(watcher.doc, CARD, { list: 'factors', before: null }, by, new Date().toISOString())
    })
    writeParagraph(watcher.doc, 'unharmed')
    await watcher.saved()
    const state = Y.encodeStateAsUpdate(watcher.doc)
    const before = await journalLength(id)
    const attacks = [
      ...Object.values(hostileChanges).map((change) => updateOfChange(state, CARD, change)),
      new Uint8Array([9, 9, 9]),
      new Uint8Array(1_000_001),
    ]
    for (const attack of attacks) {
      const attacker = await opened(id, ada, { retryMs: 60_000 })
      send(attacker, id, 'update', attack)
      await expect.poll(() => codes(attacker), within).toEqual([COLLAB_CLOSE.refused])
      attacker.close()
    }
    expect(await journalLength(id)).toBe(before)
    expect(Buffer.from(Y.encodeStateAsUpdate(watcher.doc)).equals(state)).toBe(true)
    expect(watcher.closes).toEqual([])
    const later = await opened(id, ada)
    writeParagraph(later.doc, 'and alive')
    await later.saved()
    await expect.poll(() => paragraphsOf(watcher.doc), within).toEqual(['unharmed', 'and alive'])
    watcher.close()
    later.close()
  })

  test('cannot take the Yjs id of somebody who is here', async () => {
    const id = await aReview()
    const victim = await opened(id, ben)
    writeParagraph(victim.doc, 'mine')
    await victim.saved()
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(victim.doc))
    forged.clientID = victim.doc.clientID
    writeParagraph(forged, 'forged')
    const attacker = await opened(id, ada, { retryMs: 60_000 })
    send(attacker, id, 'update', Y.encodeStateAsUpdate(forged))
    await expect.poll(() => codes(attacker), within).toEqual([COLLAB_CLOSE.refused])
    writeParagraph(victim.doc, 'mine too')
    await victim.saved()
    expect(paragraphsOf(victim.doc)).toEqual(['mine', 'mine too'])
    attacker.close()
    victim.close()
  })

  test('what builds on something that is missing makes its sender compare again', async () => {
    const id = await aReview()
    const client = await opened(id, ada)
    const apart = new Y.Doc()
    const updates: Uint8Array[] = []
    apart.on('update', (update: Uint8Array) => updates.push(update))
    writeParagraph(apart, 'one')
    writeParagraph(apart, 'two')
    send(client, id, 'update', updates[1] ?? new Uint8Array())
    await expect.poll(() => codes(client), within).toEqual([COLLAB_CLOSE.tryAgain])
    // It comes back by itself, and can write.
    writeParagraph(client.doc, 'three')
    await client.saved()
    client.close()
  })
})

describe('[COLLAB-5] a caret', () => {
  test('names its own person, or is refused', async () => {
    const id = await aReview()
    const watcher = await opened(id, ben)
    const seen = () => [...(watcher.provider.awareness?.getStates().values() ?? [])].map(({ user }) => user?.name)
    const client = await opened(id, ada, { retryMs: 60_000 })
    client.provider.awareness?.setLocalStateField('user', caretOf(ada.actor))
    await expect.poll(seen, within).toContain('Ada')
    client.provider.awareness?.setLocalStateField('user', { ...caretOf(ada.actor), name: 'Ben' })
    await expect.poll(() => codes(client), within).toEqual([COLLAB_CLOSE.refused])
    expect(seen()).not.toContain('Ben')
    client.close()
    watcher.close()
  })

  test.each([
    ['the id of somebody else', () => ({ user: caretOf({ id: ben.actor.id, name: 'Ada' }) })],
    ['a colour that is more than one', () => ({ user: { ...caretOf(ada.actor), color: 'red;position:fixed' } })],
    ['too much', () => ({ user: caretOf(ada.actor), more: 'x'.repeat(5000) })],
  ])('with %s is refused', async (_, state) => {
    const id = await aReview()
    const client = await opened(id, ada, { retryMs: 60_000 })
    client.provider.awareness?.setLocalState(state())
    await expect.poll(() => codes(client), within).toEqual([COLLAB_CLOSE.refused])
    client.close()
  })

  test('is one of few of its connection, however many messages tell of them', async () => {
    const id = await aReview()
    const client = await opened(id, ada, { retryMs: 60_000 })
    for (let carets = 0; carets < 9; carets++) {
      const awareness = new Awareness(new Y.Doc())
      awareness.setLocalState({ user: caretOf(ada.actor) })
      send(client, id, 'awareness', encodeAwarenessUpdate(awareness, [awareness.clientID]))
      awareness.destroy()
    }
    await expect.poll(() => codes(client), within).toEqual([COLLAB_CLOSE.refused])
    client.close()
  })

  test('cannot be that of somebody else who is here', async () => {
    const id = await aReview()
    const victim = await opened(id, ben)
    victim.provider.awareness?.setLocalStateField('user', caretOf(ben.actor))
    const client = await opened(id, ada, { retryMs: 60_000 })
    await expect.poll(() => client.provider.awareness?.getStates().has(victim.doc.clientID), within).toBe(true)
    const forged = new Y.Doc()
    forged.clientID = victim.doc.clientID
    const awareness = new Awareness(forged)
    for (let clock = 0; clock < 9; clock++) awareness.setLocalState({ user: caretOf(ada.actor) })
    send(client, id, 'awareness', encodeAwarenessUpdate(awareness, [forged.clientID]))
    await expect.poll(() => codes(client), within).toEqual([COLLAB_CLOSE.refused])
    expect(victim.provider.awareness?.getLocalState()?.user).toEqual(caretOf(ben.actor))
    for (const each of [client, victim]) each.close()
    awareness.destroy()
  })
})

describe('[COLLAB-8] within a second', () => {
  let live: Awaited<ReturnType<typeof startLiveServer>>
  beforeAll(async () => {
    documentsOfProcess.current = server.documents
    live = await startLiveServer()
  })
  afterAll(async () => {
    await live.stop()
    documentsOfProcess.current = null
  })

  test('an ended session is closed, and cannot come back', async () => {
    const id = await aReview()
    const gone = await signedInPerson('responder', 'Gone')
    const client = await opened(id, gone)
    await closeSession(gone.sessionId)
    await expect.poll(() => codes(client)[0], within).toBe(COLLAB_CLOSE.signedOut)
    client.close()
  })

  test('a lowered role reads on and can no longer write', async () => {
    const id = await aReview()
    const admin = await signedInPerson('admin', 'Root')
    const lowered = await signedInPerson('responder', 'Lowered')
    const client = await opened(id, lowered)
    expect(client.provider.authorizedScope).toBe('read-write')
    await changePerson(admin.actor, lowered.actor.id, { role: 'stakeholder' })
    await expect.poll(() => codes(client)[0], within).toBe(COLLAB_CLOSE.accessChanged)
    await expect.poll(() => client.provider.authorizedScope, within).toBe('readonly')
    client.close()
  })

  test('who is no longer a member of a private incident is put out of its document', async () => {
    const id = await aReview({ visibility: 'private' })
    await run(ada.actor, id, 'add-member', { personId: ben.actor.id })
    await openReview(id)
    const client = await opened(id, ben)
    await run(ada.actor, id, 'remove-member', { personId: ben.actor.id })
    await expect.poll(() => codes(client)[0], within).toBe(COLLAB_CLOSE.accessChanged)
    await expect.poll(() => client.denied, within).toEqual(['permission-denied'])
    client.close()
  })
})

test('[COLLAB-13] one socket too many puts out the oldest of its person, and of nobody else', async () => {
  const id = await aReview()
  const cleo = await signedInPerson('responder', 'Cleo')
  const other = await opened(id, ben)
  const tabs: DocumentClient[] = []
  for (let n = 0; n < MAX_SOCKETS; n++) tabs.push(await opened(id, cleo, { retryMs: 60_000 }))
  expect(tabs.flatMap(codes)).toEqual([])
  tabs.push(await opened(id, cleo, { retryMs: 60_000 }))
  await expect.poll(() => tabs.map(codes), within).toEqual([[COLLAB_CLOSE.displaced], ...tabs.slice(1).map(() => [])])
  expect(codes(other)).toEqual([])
  for (const client of [other, ...tabs]) client.close()
})

describe('[COLLAB-2] while the database is away', () => {
  test('nothing is acknowledged or shown; the edit arrives when it is back', async () => {
    const id = await aReview()
    const [writer, watcher] = [await opened(id, ada), await opened(id, ben)]
    const lost = Object.assign(new Error('Connection terminated'), { code: '57P01' })
    const away = vi.spyOn(pool(), 'query').mockRejectedValue(lost as never)
    writeParagraph(writer.doc, 'patient')
    await expect.poll(() => codes(writer)[0], within).toBe(COLLAB_CLOSE.tryAgain)
    expect(writer.provider.hasUnsyncedChanges).toBe(true)
    expect(paragraphsOf(watcher.doc)).toEqual([])
    away.mockRestore()
    await writer.saved()
    await expect.poll(() => paragraphsOf(watcher.doc), within).toEqual(['patient'])
    writer.close()
    watcher.close()
  })
})
