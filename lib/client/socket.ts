import { io, type Socket } from 'socket.io-client'
import {
  type AccessNotice,
  type ClientToServer,
  REALTIME_PATH,
  type ServerToClient,
} from '@/lib/domain/realtime-protocol'
import { goToSignIn } from './session-end'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

const RETRY_AFTER_MS = 800

let socket: LiveSocket | null = null

/** The one socket of this page, opened when first asked for. It comes back by itself whatever ends it. */
export function liveSocket(): LiveSocket {
  socket ??= openSocket()
  return socket
}

function openSocket(): LiveSocket {
  const opened: LiveSocket = io({
    path: REALTIME_PATH,
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 4000,
    timeout: 5000,
  })
  let isEnded = false
  const later = () => setTimeout(() => isEnded || opened.connect(), RETRY_AFTER_MS)
  // The library reconnects after an accident, but not after a server that stops says goodbye or refuses a handshake.
  opened.on('disconnect', (reason) => {
    if (reason === 'io server disconnect') later()
  })
  opened.on('connect_error', (error) => {
    if (error.message === 'unauthenticated') {
      isEnded = true
      goToSignIn()
    } else if (!opened.active) later()
  })
  opened.on('access', (notice: AccessNotice) => {
    if (notice.kind !== 'signed-out') return
    isEnded = true
    opened.disconnect()
    goToSignIn()
  })
  return opened
}
