import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { documentName, proseOf } from '@/lib/domain/postmortem/document'
import { until } from '../open-loop.ts'
import type { Member } from '../seed.ts'

/** Somebody with the document open, who writes into a paragraph of their own. */
export interface Editor {
  doc: Y.Doc
  provider: HocuspocusProvider
  /** Writes the number of an edit. */
  write(edit: number): void
  close(): void
}

/** Connects as a browser does; ready once the document is there. */
export async function openEditor(url: string, { cookie }: Member, incidentId: string): Promise<Editor> {
  class Socket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie, origin: url } })
    }
  }
  const socket = new HocuspocusProviderWebsocket({
    url: `${url.replace('http', 'ws')}/collab`,
    WebSocketPolyfill: Socket,
    initialDelay: 0,
  })
  const doc = new Y.Doc()
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: documentName(incidentId), document: doc })
  provider.attach()
  await until(() => provider.isSynced && !provider.hasUnsyncedChanges, 30, 'a document is open')
  let text: Y.XmlText | undefined
  return {
    doc,
    provider,
    write(edit) {
      text ??= ownParagraph(doc)
      text.insert(text.length, `#${edit};`)
    },
    close() {
      provider.destroy()
      socket.destroy()
    },
  }
}

function ownParagraph(doc: Y.Doc): Y.XmlText {
  const text = new Y.XmlText()
  doc.transact(() => {
    const paragraph = new Y.XmlElement('paragraph')
    paragraph.insert(0, [text])
    const prose = proseOf(doc, 'impact')
    prose.insert(prose.length, [paragraph])
  })
  return text
}

/** Says of each edit of somebody else when it is in the document. */
export function watchEdits(doc: Y.Doc, see: (edit: number) => void): void {
  proseOf(doc, 'impact').observeDeep((events, transaction) => {
    if (transaction.local) return
    for (const { target, changes } of events) {
      if (!(target instanceof Y.XmlText)) continue
      for (const { insert } of changes.delta) {
        if (typeof insert !== 'string') continue
        for (const [, edit] of insert.matchAll(/#(\d+);/g)) see(Number(edit))
      }
    }
  })
}
