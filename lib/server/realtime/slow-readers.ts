import { logger } from '@/lib/server/logger'
import type { Hub, RoomSocket } from '@/lib/server/realtime/hub-types'

const LIMIT_BYTES = 1_000_000
/** A catch-up may be longer than that; who asks for several at once is not given more than this. */
const MOST_BYTES = 16_000_000
const SWEEP_MS = 250

/** What may wait for sockets that are still taking in the answer to a join. */
const allowances = new WeakMap<RoomSocket, number>()

/** To be called with each answer to a join: reading that takes its time on a slow network, and is no reason to be cut. */
export function allowCatchUp(socket: RoomSocket): void {
  allowances.set(socket, Math.min(bufferedBytes(socket) + LIMIT_BYTES, MOST_BYTES))
}

/** Cuts whoever does not read what is sent to them: they come back and catch up, and the others never wait for them. */
export function cutSlowReaders(io: Hub): { stop: () => void } {
  const sweep = setInterval(() => {
    for (const socket of io.of('/').sockets.values()) {
      const bytes = bufferedBytes(socket)
      if (bytes <= LIMIT_BYTES) allowances.delete(socket)
      if (bytes <= (allowances.get(socket) ?? LIMIT_BYTES)) continue
      logger.warn({ socketId: socket.id, personId: socket.data.actor.id, bytes }, 'Cut a socket that reads too slowly')
      cut(socket)
    }
  }, SWEEP_MS)
  sweep.unref()
  return { stop: () => clearInterval(sweep) }
}

/** At once, not by a polite close: that one waits until everything before it has been read. */
function cut({ conn }: RoomSocket): void {
  const terminate: unknown = Reflect.get(webSocketOf(conn), 'terminate')
  if (typeof terminate === 'function') terminate.call(webSocketOf(conn))
  else conn.close(true)
}

/** What waits in our own memory for this client: packets not yet written, and bytes the kernel has not taken. */
function bufferedBytes({ conn }: RoomSocket): number {
  const packets: unknown = Reflect.get(conn, 'writeBuffer')
  const waiting = Array.isArray(packets) ? packets.reduce<number>((sum, packet) => sum + sizeOf(packet?.data), 0) : 0
  const unsent: unknown = Reflect.get(webSocketOf(conn), 'bufferedAmount')
  return waiting + (typeof unsent === 'number' ? unsent : 0)
}

/** The socket of the `ws` library under a connection; an empty object when it is polled. */
function webSocketOf(conn: RoomSocket['conn']): object {
  const socket: unknown = Reflect.get(conn.transport, 'socket')
  return typeof socket === 'object' && socket !== null ? socket : {}
}

const sizeOf = (data: unknown): number =>
  typeof data === 'string' ? data.length : ArrayBuffer.isView(data) ? data.byteLength : 0
