import type { Connection, Document } from '@hocuspocus/server'
import type { WebSocket } from 'ws'
import type { PersonActor } from '@/lib/domain/actor'

/** One socket of a person, with all documents that it has open. */
export interface Client {
  /** As they are now: the watch of access changes it. */
  actor: PersonActor
  socket: WebSocket
  /** False once a ping has gone unanswered. */
  isAlive: boolean
}

/** What Hocuspocus carries along with each connection. */
export interface Context {
  client: Client
}

export type DocumentConnection = Connection<Context>
export type { Document }

/** What Hocuspocus throws away without a word in its log: the socket says why. */
export const silently = (reason = 'permission-denied'): { reason: string } => ({ reason })

const MAX_REASON = 120

/** Closes a socket; the reason is cut to what a frame of closing may hold. */
export const closeClient = ({ socket }: Client, code: number, reason: string): void =>
  socket.close(code, Buffer.from(reason).subarray(0, MAX_REASON).toString())
