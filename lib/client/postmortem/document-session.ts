import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider'
import * as Y from 'yjs'
import { goToSignIn } from '@/lib/client/session-end'
import { DISPLACED_RETRY_MS, whenSeen } from '@/lib/client/when-seen'
import { COLLAB_CLOSE, COLLAB_PATH, COLLAB_PERSON } from '@/lib/domain/postmortem/collab-protocol'
import { documentName } from '@/lib/domain/postmortem/document'
import { type DocumentCopy, openCopy } from './document-copy'
import { type Keeping, type SaveState, saveStateOf } from './save-state'

/** For so long a page that has just opened counts as on its way. */
const PATIENCE_MS = 5000

export interface DocumentState {
  save: SaveState
  /** This device has changes that are not known to be anywhere else. */
  hasOwn: boolean
  /** Whether this browser keeps what is written while the server is away, and has. */
  keeping: Keeping
  /** There is something to show: the server's document, or the copy of this device. */
  isReady: boolean
  /** `refused`: the server does not take what this device has. `gone`: the document is no longer there for this person. */
  end: 'refused' | 'gone' | null
}

export interface DocumentSession {
  doc: Y.Doc
  provider: HocuspocusProvider
  getState(): DocumentState
  subscribe(notify: () => void): () => void
  /** Deletes what this device kept of it, for good. */
  drop(): Promise<void>
  close(): void
}

/**
 * Sends nothing while it is not open, where the library would queue: after each reconnect both sides tell each other
 * all they lack, so a queue only sends twice, and its acknowledgements would be counted for something else.
 */
class LiveWebsocket extends HocuspocusProviderWebsocket {
  override send(message: unknown): void {
    if (this.webSocket?.readyState === WebSocket.OPEN) super.send(message)
  }
}

export interface SessionParts {
  personId: string
  incidentId: string
  onStateless(payload: string): void
}

/** Opens a document: what this device kept first, then the server's. */
export function openDocument({ personId, incidentId, onStateless }: SessionParts): DocumentSession {
  const doc = new Y.Doc()
  const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws'
  const url = `${scheme}://${window.location.host}${COLLAB_PATH}?${COLLAB_PERSON}=${personId}`
  const socket = new LiveWebsocket({ url, delay: 500, minDelay: 500, factor: 1.5, maxDelay: 3000 })
  const provider = new HocuspocusProvider({ websocketProvider: socket, name: documentName(incidentId), document: doc })
  const subscribers = new Set<() => void>()
  let copy: DocumentCopy | null = null
  let isClosed = false
  let isPatient = true
  let isReady = false
  let hasOlderChanges = false
  let end: DocumentState['end'] = null
  let state = current()

  function current(): DocumentState {
    const link = {
      isConnected: provider.isAuthenticated && socket.webSocket?.readyState === WebSocket.OPEN,
      isSynced: provider.isSynced,
      unacknowledged: provider.unsyncedChanges,
      isReadOnly: provider.authorizedScope === 'readonly',
      isPatient,
    }
    const save = saveStateOf(link)
    const keeping: Keeping = copy === null ? 'never' : copy.isWritten() ? 'kept' : 'keeping'
    return { save, hasOwn: hasOlderChanges || provider.unsyncedChanges > 0, keeping, isReady, end }
  }

  function refresh() {
    if (isClosed) return
    const { isSynced, unsyncedChanges } = provider
    if (isSynced && unsyncedChanges === 0) hasOlderChanges = false
    if (isSynced) {
      isReady = true
      if (unsyncedChanges === 0) isPatient = false
    }
    const next = current()
    copy?.setUnsaved(next.save !== 'read-only' && next.hasOwn)
    if (isSame(next, state)) return
    state = next
    for (const notify of subscribers) notify()
  }

  function finish(why: NonNullable<DocumentState['end']>) {
    if (end !== null) return
    end = why
    socket.disconnect()
    refresh()
  }

  function handleClose({ event }: { event: { code: number } }) {
    if (event.code === COLLAB_CLOSE.refused) finish('refused')
    else if (event.code === COLLAB_CLOSE.signedOut) goToSignIn()
    else if (event.code === COLLAB_CLOSE.displaced) comeBackWhenSeen()
    refresh()
  }

  // Each that comes back puts out the next: one that nobody looks at would begin that again and again.
  function comeBackWhenSeen() {
    socket.disconnect()
    whenSeen(() => setTimeout(connect, DISPLACED_RETRY_MS), connect)
  }

  function connect() {
    if (end === null && !isClosed) void socket.connect()
  }

  function handleDenied({ reason }: { reason: string }) {
    // For anything else the socket is closed, and opened again by itself.
    if (reason === 'permission-denied') finish('gone')
    refresh()
  }

  provider.on('synced', refresh)
  provider.on('unsyncedChanges', refresh)
  provider.on('authenticated', refresh)
  provider.on('status', refresh)
  provider.on('disconnect', refresh)
  provider.on('close', handleClose)
  provider.on('authenticationFailed', handleDenied)
  provider.on('stateless', ({ payload }: { payload: string }) => onStateless(payload))
  // The browser knows at once that its network is gone; the socket finds out by waiting in vain.
  const handleOffline = () => socket.webSocket?.close()
  window.addEventListener('offline', handleOffline)
  window.addEventListener('online', connect)
  const patience = setTimeout(() => {
    isPatient = false
    refresh()
  }, PATIENCE_MS)

  async function start() {
    const opened = await openCopy(personId, incidentId, doc, refresh)
    if (isClosed) return opened?.close()
    copy = opened
    if (copy) {
      hasOlderChanges = copy.wasUnsaved
      await copy.loaded
      if (isClosed) return
      // An empty copy is nothing to show: the real document is on its way.
      if (doc.store.clients.size > 0) isReady = true
    }
    provider.attach()
    refresh()
  }
  void start()

  return {
    doc,
    provider,
    getState: () => state,
    subscribe(notify) {
      subscribers.add(notify)
      return () => {
        subscribers.delete(notify)
      }
    },
    async drop() {
      const dropped = copy
      copy = null
      await dropped?.drop()
    },
    close() {
      isClosed = true
      clearTimeout(patience)
      window.removeEventListener('offline', handleOffline)
      window.removeEventListener('online', connect)
      copy?.close()
      provider.destroy()
      socket.destroy()
      doc.destroy()
    },
  }
}

const isSame = (a: DocumentState, b: DocumentState) =>
  a.save === b.save && a.hasOwn === b.hasOwn && a.keeping === b.keeping && a.isReady === b.isReady && a.end === b.end
