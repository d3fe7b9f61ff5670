import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { liveSocket } from './socket'

/** `reconnecting` for the first seconds without a connection, `offline` after them. */
export type Connection = 'live' | 'reconnecting' | 'offline'

const PATIENCE_MS = 5000

let connection: Connection = 'live'
let patience: ReturnType<typeof setTimeout> | null = null
const subscribers = new Set<() => void>()

function set(next: Connection) {
  if (connection === next) return
  connection = next
  // Reads wait while the server cannot be reached, changes do not (query-client.ts); the browser's own idea of "online"
  // knows nothing of it.
  onlineManager.setOnline(next !== 'offline')
  for (const notify of subscribers) notify()
}

function handleUp() {
  if (patience) clearTimeout(patience)
  patience = null
  set('live')
}

function handleDown() {
  // Every further try in vain says the same again: who is offline stays so.
  if (connection === 'live') set(navigator.onLine ? 'reconnecting' : 'offline')
  patience ??= setTimeout(() => set('offline'), PATIENCE_MS)
}

let isWatching = false
function watch() {
  if (isWatching) return
  isWatching = true
  onlineManager.setEventListener(() => () => {})
  const socket = liveSocket()
  socket.on('connect', handleUp).on('disconnect', handleDown).on('connect_error', handleDown)
  if (!socket.connected) patience = setTimeout(() => set('offline'), PATIENCE_MS)
  // The browser knows at once that its network is gone; the socket finds out by waiting in vain.
  window.addEventListener('offline', () => set('offline'))
  window.addEventListener('online', () => (socket.connected ? handleUp() : socket.connect()))
}

function subscribe(notify: () => void) {
  watch()
  subscribers.add(notify)
  return () => {
    subscribers.delete(notify)
  }
}

/**
 * False only when nothing that is sent now can arrive. The socket knows at once; without it a page is asked for that
 * changes nothing, so that a command is not sent into the void, where nobody could tell whether it arrived.
 */
export async function reachServer(): Promise<boolean> {
  if (!navigator.onLine) return false
  if (liveSocket().connected) return true
  const answer = await fetch('/healthz', { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    () => null,
  )
  return answer?.ok ?? false
}

/** The page itself came from this device: there is no server until the socket says so. */
export function startOffline(): void {
  watch()
  if (!liveSocket().connected) set('offline')
}

/** How this tab and the server stand. A page that has just opened counts as live until it has waited in vain. */
export const useConnection = (): Connection =>
  useSyncExternalStore(
    subscribe,
    () => connection,
    () => 'live',
  )
