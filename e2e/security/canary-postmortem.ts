import { randomUUID } from 'node:crypto'
import { expect } from '@playwright/test'
import type * as Y from 'yjs'
import { anchorAt, fieldTextOf } from '@/lib/domain/postmortem/anchor'
import { proseOf } from '@/lib/domain/postmortem/document'
import { SECTIONS } from '@/lib/domain/postmortem/sections'
import { aPng } from '@/lib/testing/pictures'
import type { TestServer } from '../server.ts'
import type { Caller } from './callers.ts'
import { openDocument } from './documents.ts'
import { sayInDocument } from './postmortem-words.ts'

/** Who writes, and somebody else who approves of it. */
interface Authors {
  writer: Caller
  reader: Caller
}

interface Place {
  id: string
  key: string
}

/** Where things of a postmortem are, to ask for them. */
export interface Postmortem {
  cardId: string
  threadId: string
  commentId: string
  /** What is done, what is declined, and what is linked. */
  preventionIds: string[]
  pictureId: string
  editionId: string
  /** Where everybody reads it while the incident is open. */
  publicPath: string
}

async function tell({ name, send }: Caller, method: string, path: string, body?: object) {
  const { status, text } = await send(method, path, body)
  expect(status, `${method} ${path} by ${name}: ${text}`).toBeLessThan(300)
  return text === '' ? null : JSON.parse(text)
}

const idOf = async (caller: Caller): Promise<string> => (await tell(caller, 'GET', '/api/v1/me')).id

/**
 * Says the word in every field of a postmortem that holds words, and publishes it. The incident is mitigated, and open.
 * Others who are named are mentioned, asked to read it, and own what has to be done.
 */
export async function sayInPostmortem(
  server: TestServer,
  { writer, reader }: Authors,
  { id }: Place,
  word: string,
  others: string[] = [],
): Promise<Postmortem> {
  const root = `/api/v1/incidents/${id}`
  const act = (caller: Caller, command: string, input: object) =>
    tell(caller, 'POST', `${root}/commands/${command}`, { commandId: randomUUID(), input })
  const [writerId, readerId] = await Promise.all([idOf(writer), idOf(reader)])
  await act(writer, 'open-review', {})
  await act(writer, 'assign-review', { ownerId: writerId })

  const pictureId = randomUUID()
  const picture = `${root}/attachments/${pictureId}?name=${encodeURIComponent(`${word}.png`)}`
  expect((await writer.send('PUT', picture, await aPng())).status).toBe(201)
  await tell(writer, 'POST', `${root}/postmortem/pictures`, { attachmentId: pictureId })

  const opened = openDocument(server, writer, id)
  expect(await opened.outcome()).toBe('read-write')
  const cardId = sayInDocument(opened.doc, word, { personId: writerId, pictureId })
  expect(await opened.isSaved(), `the document is saved; closed with ${opened.closes}`).toBe(true)
  const thread = await comment({ writer, reader }, root, opened.doc, { word, named: [readerId, ...others] })
  opened.close()

  const preventionIds = await buy(writer, root, { word, cardId, ownerId: others[0] ?? writerId })
  await act(writer, 'ask-for-review', { reviewerIds: [readerId, ...others], note: `Read of ${word}` })
  await act(reader, 'answer-review', { answer: 'changes-wanted', note: `More of ${word}` })
  await act(writer, 'withdraw-review', { reason: `Not yet: ${word}` })
  await act(writer, 'ask-for-review', { reviewerIds: [readerId, ...others], note: `Read of ${word} again` })
  await act(reader, 'answer-review', { answer: 'approved', note: `Enough of ${word}` })
  await act(writer, 'publish-review', {})
  const wanted = { id: randomUUID(), version: 1, sections: SECTIONS }
  const { edition } = await tell(writer, 'POST', `${root}/postmortem/editions`, wanted)
  const publicPath = new URL(edition.url).pathname
  return { cardId, ...thread, preventionIds, pictureId, editionId: edition.id, publicPath }
}

async function comment(
  { writer, reader }: Authors,
  root: string,
  doc: Y.Doc,
  { word, named }: { word: string; named: string[] },
) {
  const field = fieldTextOf(proseOf(doc, 'summary'))
  const at = Math.max(0, field.text.lastIndexOf(word))
  const anchor = anchorAt(field, 'summary', at, at + word.length)
  expect(anchor, 'a passage to comment on').not.toBeNull()
  const [threadId, commentId] = [randomUUID(), randomUUID()]
  const first = { id: commentId, text: `First on ${word}`, mentions: named }
  const threads = `${root}/postmortem/threads`
  await tell(writer, 'POST', threads, { id: threadId, anchor, quote: word, comment: first })
  await tell(reader, 'POST', `${threads}/${threadId}/comments`, {
    id: randomUUID(),
    text: `Then ${word}`,
    mentions: [],
  })
  await tell(writer, 'PATCH', `${root}/postmortem/comments/${commentId}`, { text: `Rather ${word}`, mentions: [] })
  const whole = { id: randomUUID(), anchor: null, comment: { id: randomUUID(), text: `All is ${word}`, mentions: [] } }
  await tell(writer, 'POST', threads, whole)
  await tell(reader, 'PATCH', `${threads}/${whole.id}`, { resolved: true })
  return { threadId, commentId }
}

/** Three preventions: one is done, one declined, one is worked on elsewhere. */
async function buy(
  writer: Caller,
  root: string,
  { word, cardId, ownerId }: { word: string; cardId: string; ownerId: string },
): Promise<string[]> {
  const url = `https://example.org/${encodeURIComponent(word)}`
  const askAgainOn = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10)
  const changes: object[] = [
    { state: 'done', evidence: { text: `Seen: ${word}`, url } },
    { state: 'declined', declined: { reason: `Costs ${word}`, askAgainOn } },
    { title: `Never ${word} again`, link: url },
  ]
  const ids: string[] = []
  for (const change of changes) {
    const made = { id: randomUUID(), title: `Away with ${word}`, kind: 'prevent', ownerId, dueOn: '2020-01-01', cardId }
    const { prevention } = await tell(writer, 'POST', `${root}/preventions`, made)
    await tell(writer, 'PATCH', `/api/v1/preventions/${made.id}`, { version: prevention.version, ...change })
    ids.push(made.id)
  }
  return ids
}
