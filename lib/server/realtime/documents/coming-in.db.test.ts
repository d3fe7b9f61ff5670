import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { COLLAB_CLOSE } from '@/lib/domain/postmortem/collab-protocol'
import { query } from '@/lib/testing/database'
import { openReview, startDocumentServer, writeParagraph } from '@/lib/testing/document-client'
import { declareAs } from '@/lib/testing/live-server'
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
