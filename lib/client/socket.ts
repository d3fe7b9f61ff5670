import { io, type Socket } from 'socket.io-client'
import { type ClientToServer, REALTIME_PATH, type ServerToClient } from '@/lib/domain/realtime-protocol'
import { comeBack } from './come-back'
import { goToSignIn } from './session-end'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

let socket: LiveSocket | null = null
let person: string | undefined

/**
 * Says for whom this page was opened. The cookie may be another person's when the socket comes back: what that one may
 * not see would count as gone for this one, with all that they wrote there.
 */
export const noteWhosePage = (personId: string): void => {
  person = personId
}

/** The one socket of this page, opened when first asked for. It comes back by itself whatever ends it. */
export function liveSocket(): LiveSocket {
  socket ??= openSocket()
  return socket
}

function openSocket(): LiveSocket {
  const opened: LiveSocket = io({
    path: REALTIME_PATH,
    autoConnect: false,
    transports: ['websocket'],
    reconnectionDelay: 300,
    reconnectionDelayMax: 4000,
    timeout: 5000,
    auth: (give) => give(person === undefined ? {} : { person }),
  })
  comeBack(opened, goToSignIn)
  // A task of its own: it is first asked for while a page comes to life.
  setTimeout(() => opened.connect())
  return opened
}
