import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { withTransaction } from '@/lib/server/db/pool'
import { documentsOfProcess } from '@/lib/server/realtime/documents/documents-of-process'
import { query } from '@/lib/testing/database'
import { openReview, startDocumentServer, writeParagraph } from '@/lib/testing/document-client'
import { declareAs, run, startLiveServer } from '@/lib/testing/live-server'
import { type SignedIn, signedInPerson } from '@/lib/testing/signed-in'

let server: Awaited<ReturnType<typeof startDocumentServer>>
let live: Awaited<ReturnType<typeof startLiveServer>>
let ada: SignedIn
let ben: SignedIn

beforeAll(async () => {
  server = await startDocumentServer()
  documentsOfProcess.current = server.documents
  live = await startLiveServer()
  ada = await signedInPerson('responder', 'Ada')
  ben = await signedInPerson('responder', 'Ben')
})
afterAll(async () => {
  await live.stop()
  documentsOfProcess.current = null
  await server.stop()
})

test('[COLLAB-1] [OUTBOX-7] what a page of somebody else has written is not taken as that of who is signed in', async () => {
  const { id } = await declareAs(ada.actor)
  await openReview(id)
  const journalLength = async () => (await query('select 1 from postmortem_update where incident_id = $1', [id])).length
  const before = await journalLength()
  const doc = new Y.Doc()
  writeParagraph(doc, "Ada's words")
  const stale = server.open(id, { cookie: ben.cookie, person: ada.actor.id }, { doc })
  await expect.poll(() => stale.closes[0]?.code).toBe(COLLAB_CLOSE.signedOut)
  expect(await journalLength()).toBe(before)
  stale.close()
  const own = server.open(id, { cookie: ada.cookie, person: ada.actor.id }, { doc })
  await own.saved()
  expect(await journalLength()).toBe(before + 1)
  own.close()
})

test('[COLLAB-8] who lost a private incident while its document was being read is put out of it', async () => {
  const { id } = await declareAs(ada.actor, { visibility: 'private' })
  await run(ada.actor, id, 'add-member', { personId: ben.actor.id })
  await openReview(id)
  const tab = await live.open(ben)
  const client = await withTransaction(async (tx) => {
    await tx.query('lock table postmortem_document in access exclusive mode')
    const coming = server.open(id, ben)
    await expect.poll(() => server.hocuspocus.loadingDocuments.size).toBe(1)
    await run(ada.actor, id, 'remove-member', { personId: ben.actor.id })
    await expect.poll(() => tab.notices).toEqual([{ kind: 'incident-gone', incidentId: id }])
    return coming
  })
  await expect.poll(() => client.closes[0]?.code).toBe(COLLAB_CLOSE.accessChanged)
  await expect.poll(() => client.denied).toEqual(['permission-denied'])
  tab.socket.close()
  client.close()
})
