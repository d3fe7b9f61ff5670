import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { COLLAB_PATH } from '@/lib/domain/postmortem/collab-protocol'
import { documentName, proseOf, readContent } from '@/lib/domain/postmortem/document'
import type { TestServer } from '../server.ts'
import type { Caller } from './callers.ts'

type Credential = Pick<Caller, 'cookie' | 'token'>

const addressOf = ({ url }: TestServer) => `${url.replace(/^http/, 'ws')}${COLLAB_PATH}`

const headersOf = ({ url }: TestServer, { cookie, token }: Credential): Record<string, string> => ({
  ...(cookie ? { cookie, origin: url } : {}),
  ...(token ? { authorization: `Bearer ${token}` } : {}),
})

/** Opens a socket of documents with just these headers; answers the status that a program gets. */
export async function upgrade(
  server: TestServer,
  headers: Record<string, string>,
): Promise<{ status: number; socket: WebSocket }> {
  const socket = new WebSocket(addressOf(server), { headers })
  // Without a listener a refused handshake would end the process.
  socket.on('error', () => {})
  const status = await Promise.race([
    once(socket, 'open').then(() => 101),
    once(socket, 'unexpected-response').then(([, { statusCode }]) => Number(statusCode)),
  ])
  return { status, socket }
}

/** A bare socket of somebody who is let in, for frames of one's own making. */
export const openSocket = (server: TestServer, caller: Credential) => upgrade(server, headersOf(server, caller))

export interface OpenedDocument {
  doc: Y.Doc
  /** What the server sent, as text: whatever it says in words can be found in it. */
  frames: string[]
  closes: number[]
  /** `read-write` or `readonly`, or the reason why it does not open. */
  outcome(): Promise<string>
  /** Resolves once all that was written is acknowledged; false when it is not in time. */
  isSaved(withinMs?: number): Promise<boolean>
  /** Sends an update as it is, past the provider. */
  sendUpdate(update: Uint8Array): void
  close(): void
}

/** Opens the document of an incident, or one of any name, as a browser does. */
export function openDocument(
  server: TestServer,
  caller: Credential,
  incidentId: string,
  { doc = new Y.Doc(), name = documentName(incidentId) }: { doc?: Y.Doc; name?: string } = {},
): OpenedDocument {
  const frames: string[] = []
  const headers = headersOf(server, caller)
  const socket = new HocuspocusProviderWebsocket({
    url: addressOf(server),
    WebSocketPolyfill: class extends WebSocket {
      constructor(url: string) {
        super(url, { headers })
        this.on('error', () => {})
        this.on('message', (data: Buffer) => frames.push(data.toString()))
      }
    },
    delay: 100,
    minDelay: 100,
    maxDelay: 1000,
  })
  const denied: string[] = []
  const closes: number[] = []
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name,
    document: doc,
    onAuthenticationFailed: ({ reason }) => void denied.push(reason),
  })
  socket.on('close', ({ event }: { event: { code: number } }) => closes.push(event.code))
  provider.attach()
  const until = async (isSo: () => boolean, withinMs: number): Promise<boolean> => {
    const deadline = Date.now() + withinMs
    while (!isSo() && Date.now() < deadline) await sleep(5)
    return isSo()
  }
  return {
    doc,
    frames,
    closes,
    async outcome() {
      await until(() => denied.length > 0 || provider.isSynced, 20_000)
      return denied[0] ?? (provider.isSynced ? String(provider.authorizedScope) : 'nothing')
    },
    isSaved: (withinMs = 20_000) =>
      until(() => provider.isSynced && provider.isAuthenticated && !provider.hasUnsyncedChanges, withinMs),
    sendUpdate(update) {
      socket.send(updateFrame(name, update))
    },
    close() {
      provider.destroy()
      socket.destroy()
    },
  }
}

/** The frame that tells of an update to the document of this name. */
export function updateFrame(name: string, update: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, name)
  writeVarUint(encoder, 0)
  writeVarUint(encoder, 2)
  writeVarUint8Array(encoder, update)
  return toUint8Array(encoder)
}

/** The frame with which a document of this name is asked for. */
export function authFrame(name: string): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, name)
  writeVarUint(encoder, 2)
  writeVarUint(encoder, 0)
  writeVarString(encoder, '')
  writeVarString(encoder, '4')
  return toUint8Array(encoder)
}

/** The frame that asks where everybody's carets are: short, and as it should be. */
export function caretsFrame(name: string): Uint8Array {
  const encoder = createEncoder()
  writeVarString(encoder, name)
  writeVarUint(encoder, 3)
  return toUint8Array(encoder)
}

/** Writes a paragraph at the end of the summary. */
export function writeParagraph(doc: Y.Doc, text: string): void {
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [new Y.XmlText(text)])
    const prose = proseOf(doc, 'summary')
    prose.insert(prose.length, [paragraph])
  })
}

/** Everything the document says, in one text. */
export const wordsOf = (doc: Y.Doc): string => JSON.stringify(readContent(doc))
