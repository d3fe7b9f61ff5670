import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PersonActor } from '@/lib/domain/actor'
import type { Review } from '@/lib/domain/incident/review'
import { COLLAB_PERSON } from '@/lib/domain/postmortem/collab-protocol'
import type { PostmortemContent } from '@/lib/domain/postmortem/content'
import { documentName, documentOf, proseOf } from '@/lib/domain/postmortem/document'
import { emptyRichText } from '@/lib/domain/postmortem/rich-text'
import { withTransaction } from '@/lib/server/db/pool'
import { createDocument } from '@/lib/server/db/postmortem-document'
import { routeUpgrades } from '@/lib/server/front/upgrades'
import { serveDocuments } from '@/lib/server/realtime/documents/serve-documents'
import { query } from '@/lib/testing/database'

export interface Credentials {
  cookie?: string
  token?: string
  origin?: string
  /** For whom the page says it was opened. */
  person?: string
}

/** A socket with headers, as a browser's own carries them. */
function socketWith({ cookie, token, origin = 'http://localhost:3000' }: Credentials) {
  const headers = token ? { authorization: `Bearer ${token}` } : { ...(cookie ? { cookie } : {}), origin }
  return class extends WebSocket {
    constructor(url: string) {
      super(url, { headers })
      // Without a listener a refused handshake would end the process.
      this.on('error', () => {})
    }
  }
}

/** Somebody who has a document open: a real provider, and what it was told. */
export interface DocumentClient {
  doc: Y.Doc
  provider: HocuspocusProvider
  /** Codes and reasons by which the server closed it. */
  closes: { code: number; reason: string }[]
  stateless: string[]
  denied: string[]
  /** Resolves once the first comparison is done and nothing waits for its acknowledgement. */
  saved(): Promise<void>
  close(): void
}

/** Opens a document as a browser does. Pass `doc` to come with edits made offline. */
export function openDocument(
  url: string,
  incidentId: string,
  credentials: Credentials,
  { doc = new Y.Doc(), retryMs = 100 }: { doc?: Y.Doc; retryMs?: number } = {},
): DocumentClient {
  const socket = new HocuspocusProviderWebsocket({
    url: `${url.replace(/^http/, 'ws')}/collab${credentials.person ? `?${COLLAB_PERSON}=${credentials.person}` : ''}`,
    WebSocketPolyfill: socketWith(credentials),
    delay: retryMs,
    minDelay: retryMs,
    maxDelay: 10 * retryMs,
  })
  const client: DocumentClient = {
    doc,
    closes: [],
    stateless: [],
    denied: [],
    provider: new HocuspocusProvider({
      websocketProvider: socket,
      name: documentName(incidentId),
      document: doc,
      onStateless: ({ payload }) => void client.stateless.push(payload),
      onAuthenticationFailed: ({ reason }) => void client.denied.push(reason),
    }),
    async saved() {
      const { provider } = client
      const deadline = Date.now() + 10_000
      while (!(provider.isSynced && provider.isAuthenticated && !provider.hasUnsyncedChanges)) {
        if (Date.now() > deadline) throw new Error('Not saved within 10 s')
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    close() {
      client.provider.destroy()
      socket.destroy()
    },
  }
  socket.on('close', ({ event }: { event: { code: number; reason: string } }) => {
    client.closes.push({ code: event.code, reason: String(event.reason) })
  })
  client.provider.attach()
  return client
}

/** Writes a paragraph at the end of a section of prose. */
export function writeParagraph(doc: Y.Doc, text: string, section: Parameters<typeof proseOf>[1] = 'summary'): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    const prose = proseOf(doc, section)
    prose.insert(prose.length, [paragraph])
  })
}

/** The paragraphs of a section of prose. */
export const paragraphsOf = (doc: Y.Doc, section: Parameters<typeof proseOf>[1] = 'summary'): string[] =>
  proseOf(doc, section)
    .toArray()
    .map((node) => (node as Y.XmlElement).toArray().join(''))

export const emptyContent = (): PostmortemContent => ({
  sections: {
    summary: emptyRichText(),
    impact: emptyRichText(),
    wentWell: emptyRichText(),
    lucky: emptyRichText(),
    learned: emptyRichText(),
  },
  cards: [],
  picks: [],
  dismissed: [],
})

/** Opens the review of an incident with a document, past the command. */
export async function openReview(incidentId: string, content: Partial<PostmortemContent> = {}): Promise<void> {
  const update = Y.encodeStateAsUpdate(documentOf({ ...emptyContent(), ...content }))
  await withTransaction((tx) => createDocument(tx, incidentId, update, new Date()))
  const owner = { id: randomUUID(), name: 'Owner' }
  const review: Review = {
    status: 'draft',
    openedAt: new Date().toISOString(),
    owner,
    reviewers: [],
    version: 0,
    firstPublishedAt: null,
    publishedAt: null,
    documentSeq: null,
  }
  await query(`update incident set state = jsonb_set(state, '{review}', $2) where id = $1`, [incidentId, review])
}

/** A server of documents on a free port; several of them are several processes to each other. */
export async function startDocumentServer() {
  const served = serveDocuments()
  const http = createServer()
  routeUpgrades(http, undefined, served.handleUpgrade)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
  const clients: DocumentClient[] = []
  return {
    ...served,
    url,
    open(incidentId: string, credentials: Credentials, options?: Parameters<typeof openDocument>[3]): DocumentClient {
      const client = openDocument(url, incidentId, credentials, options)
      clients.push(client)
      return client
    },
    async stop() {
      for (const client of clients) client.close()
      await served.stop()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

/** A caret's state as the editor sends it. */
export const caretOf = ({ id, name }: Pick<PersonActor, 'id' | 'name'>) => ({ id, name, color: '#2563eb' })
