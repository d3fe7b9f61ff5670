import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Installation } from './installation.ts'
import { declare, type Person, run } from './people.ts'
import { until } from './until.ts'

/** Somebody who has a postmortem open, by a real provider that comes back by itself. */
export interface Typist {
  doc: Y.Doc
  provider: HocuspocusProvider
  socket: HocuspocusProviderWebsocket
  closes: number[]
  isSaved(): boolean
  /** Resolves once it is connected and nothing waits for its acknowledgement. */
  saved(): Promise<unknown>
  close(): void
}

const RETRY_MS = 100

export function openTypist(
  url: string,
  { token }: Pick<Person, 'token'>,
  incidentId: string,
  doc = new Y.Doc(),
): Typist {
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { authorization: `Bearer ${token}` } })
      // While the server is away this is what happens all the time.
      this.on('error', () => {})
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `${url.replace('http', 'ws')}/collab`,
    WebSocketPolyfill: Socket,
    delay: RETRY_MS,
    minDelay: RETRY_MS,
    maxDelay: 3 * RETRY_MS,
  })
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: `postmortem:${incidentId}`,
    document: doc,
  })
  const closes: number[] = []
  socket.on('close', ({ event }: { event: { code: number } }) => closes.push(event.code))
  provider.attach()
  const isSaved = () => provider.isAuthenticated && provider.isSynced && !provider.hasUnsyncedChanges
  return {
    doc,
    provider,
    socket,
    closes,
    isSaved,
    saved: () => until(isSaved, 60),
    close() {
      provider.destroy()
      socket.destroy()
    },
  }
}

/** An incident with an open review: its document is drafted by the server. */
export async function declareReviewed({ url }: Installation, person: Person): Promise<string> {
  const { id } = await declare(url, person)
  await run(url, person, id, 'change-status', { status: 'mitigated' })
  await run(url, person, id, 'open-review', {})
  return id
}

export const proseOf = (doc: Y.Doc): Y.XmlFragment => doc.getXmlFragment('summary')

/** A paragraph of one's own at the end of the summary. */
export function startParagraph(doc: Y.Doc, words = ''): Y.XmlText {
  const text = new Y.XmlText(words)
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    proseOf(doc).insert(proseOf(doc).length, [paragraph])
  })
  return text
}

/** What was typed, as `#writer.n;` marks, in the order it stands in the summary. */
export const marksIn = (doc: Y.Doc): { writer: number; n: number }[] =>
  [
    ...proseOf(doc)
      .toString()
      .matchAll(/#(\d+)\.(\d+);/g),
  ].map(([, writer, n]) => ({
    writer: Number(writer),
    n: Number(n),
  }))

export interface TypedMarks {
  lost: number
  doubled: number
  'out of order': number
}

/** Compares what typists were told is saved with what a document says. */
export function compareMarks(doc: Y.Doc, acknowledged: readonly { writer: number; n: number }[]): TypedMarks {
  const found = marksIn(doc)
  const keys = new Set(found.map(({ writer, n }) => `${writer}.${n}`))
  const byWriter = Map.groupBy(found, ({ writer }) => writer)
  return {
    lost: acknowledged.filter(({ writer, n }) => !keys.has(`${writer}.${n}`)).length,
    doubled: found.length - keys.size,
    'out of order': [...byWriter.values()]
      .map((marks) => marks.filter(({ n }, index) => index > 0 && n <= (marks[index - 1]?.n ?? -1)).length)
      .reduce((sum, count) => sum + count, 0),
  }
}

/** How many of these documents say something else than the first. */
export const different = (docs: readonly Y.Doc[]): number => {
  const [first, ...others] = docs.map((doc) => JSON.stringify([proseOf(doc).toString(), doc.getMap('cards').toJSON()]))
  return others.filter((other) => other !== first).length
}
