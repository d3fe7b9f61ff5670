import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { AppError, isAppError } from '@/lib/domain/errors'
import { idSchema } from '@/lib/domain/incident/inputs'
import { parse } from '@/lib/domain/parse'
import { HEAD_INTERVAL_MS, type JoinReply, presenceSchema } from '@/lib/domain/realtime-protocol'
import { actorOfHandshake } from '@/lib/server/access/handshake'
import { listHeads } from '@/lib/server/db/rooms'
import { countUse } from '@/lib/server/http/rate-limit'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { expectRoleHolders } from '@/lib/server/realtime/absence'
import {
  type Hub,
  incidentOfRoom,
  incidentRoom,
  incidentsOf,
  personRoom,
  type RoomSocket,
} from '@/lib/server/realtime/hub-types'
import { joinRoom, leaveRoom, tabClosed } from '@/lib/server/realtime/join-room'
import { tellPresence } from '@/lib/server/realtime/presence'
import { hubOfProcess } from '@/lib/server/realtime/publish'
import { cutSlowReaders } from '@/lib/server/realtime/slow-readers'

const joinSchema = z.tuple([idSchema, z.int().min(0).nullable()])

/** What one socket may send; a page that opens fifty rooms again after an outage stays far below. */
const messages = new RateLimiterMemory({ points: 200, duration: 10 })

/** Carries committed events to the rooms that watch them, and says who is in them. It reads the log and never writes it. */
export async function startHub(io: Hub): Promise<{ stop: () => Promise<void> }> {
  let isStopped = false
  hubOfProcess.io = io
  io.use((socket, next) => {
    authenticate(socket).then(
      () => next(),
      (error: unknown) => next(handshakeError(error)),
    )
  })
  io.on('connection', (socket) => welcome(io, socket))
  const slowReaders = cutSlowReaders(io)
  const heads = setInterval(() => void tellHeads(io), HEAD_INTERVAL_MS)
  await expectRoleHolders(() => isStopped)
  return {
    async stop() {
      isStopped = true
      hubOfProcess.io = null
      clearInterval(heads)
      slowReaders.stop()
    },
  }
}

async function authenticate(socket: RoomSocket): Promise<void> {
  const { headers, auth } = socket.handshake
  const token: unknown = auth.token
  const fetchSite = headers['sec-fetch-site']
  const actor = await actorOfHandshake({
    cookie: headers.cookie,
    token: typeof token === 'string' ? token : undefined,
    origin: headers.origin,
    fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined,
  })
  if (!actor) throw new AppError('unauthenticated', 'Sign in first')
  socket.data = { actor, device: 'desktop', isActive: true, joinedAt: {} }
}

/** What the client gets as `connect_error`: its message is the code, which says whether it is worth trying again. */
function handshakeError(error: unknown): Error {
  if (isAppError(error)) return Object.assign(new Error(error.code), { data: { message: error.message } })
  logger.error({ err: error }, 'A socket could not be let in')
  return new Error('internal')
}

function welcome(io: Hub, socket: RoomSocket): void {
  const { actor } = socket.data
  metrics.sockets.inc()
  void socket.join(personRoom(actor.id))

  // Whatever a client sends: arguments may be of any kind and number, and the reply may be missing.
  socket.on('join', (...given: unknown[]) => {
    const reply = given.find((value) => typeof value === 'function')
    handleJoin(io, socket, given).then((answer) => reply?.(answer), logFailure)
  })
  socket.on('leave', (...given: unknown[]) => {
    const { success, data } = idSchema.safeParse(given[0])
    if (success) leaveRoom(io, socket, data)
  })
  socket.on('presence', (...given: unknown[]) => handlePresence(io, socket, given[0]).catch(logFailure))
  socket.on('disconnecting', () => {
    const watched = incidentsOf(socket)
    socket.once('disconnect', () => {
      metrics.sockets.dec()
      for (const incidentId of watched) tabClosed(io, socket, incidentId)
    })
  })
}

async function handleJoin(io: Hub, socket: RoomSocket, given: unknown[]): Promise<JoinReply> {
  try {
    await countUse(messages, socket.id)
    const [incidentId, afterSeq] = parse(joinSchema, [given[0], given[1] ?? null], 'join')
    return await joinRoom(io, socket, incidentId, afterSeq)
  } catch (error) {
    if (isAppError(error)) return { kind: 'refused', code: error.code, message: error.message }
    logger.error({ err: error }, 'A room could not be joined')
    return { kind: 'refused', code: 'internal', message: 'Something went wrong on our side' }
  }
}

async function handlePresence(io: Hub, socket: RoomSocket, given: unknown): Promise<void> {
  const { success, data } = presenceSchema.safeParse(given)
  const { device, isActive } = socket.data
  if (!success || (data.device === device && data.isActive === isActive)) return
  await countUse(messages, socket.id)
  Object.assign(socket.data, data)
  for (const incidentId of incidentsOf(socket)) tellPresence(io, incidentId)
}

/** Tells every open room of this process its head: a client that missed the last event notices. */
async function tellHeads(io: Hub): Promise<void> {
  const open = [...io.of('/').adapter.rooms.keys()].flatMap((room) => incidentOfRoom(room) ?? [])
  if (open.length === 0) return
  try {
    for (const [incidentId, seq] of Object.entries(await listHeads(open))) {
      io.local.to(incidentRoom(incidentId)).emit('heads', { [incidentId]: seq })
    }
  } catch (error) {
    logger.warn({ err: error }, 'Heads cannot be read; rooms are told later')
  }
}

const logFailure = (error: unknown) => {
  if (!isAppError(error)) logger.error({ err: error }, 'A message of a socket failed')
}
