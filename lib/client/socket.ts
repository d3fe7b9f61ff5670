import { io, type Socket } from 'socket.io-client'
import { type ClientToServer, REALTIME_PATH, type ServerToClient } from '@/lib/domain/realtime-protocol'
import { comeBack } from './come-back'
import { goToSignIn } from './session-end'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

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
  comeBack(opened, goToSignIn)
  return opened
}
