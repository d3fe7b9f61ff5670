import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { AppError, isAppError } from '@/lib/domain/errors'
import { idSchema } from '@/lib/domain/incident/inputs'
import { parse } from '@/lib/domain/parse'
import { type JoinReply, presenceSchema } from '@/lib/domain/realtime-protocol'
import { actorOfHandshake } from '@/lib/server/access/handshake'
import { countUse } from '@/lib/server/http/rate-limit'
import { logger } from '@/lib/server/logger'
import { metrics } from '@/lib/server/metrics'
import { followRotas } from '@/lib/server/realtime/follow-rotas'
import { giveWay } from '@/lib/server/realtime/give-way'
import { type Coming, type Hub, incidentsOf, personRoom, type RoomSocket } from '@/lib/server/realtime/hub-types'
import { joinRoom, leaveRoom } from '@/lib/server/realtime/join-room'
import { keepInStep } from '@/lib/server/realtime/keep-in-step'
import type { Presence } from '@/lib/server/realtime/presence'
import { allowCatchUp, cutSlowReaders } from '@/lib/server/realtime/slow-readers'

const joinSchema = z.tuple([idSchema, z.int().min(0).nullable()])

/** What one socket may send; a page that opens fifty rooms again after an outage stays far below. */
const messages = new RateLimiterMemory({ points: 200, duration: 10 })

/** Carries committed events to the rooms that watch them, and says who is in them. It reads the log and never writes it. */
export async function startHub(io: Hub, redisUrl?: string): Promise<{ stop: () => Promise<void> }> {
  const rooms = await keepInStep(io, redisUrl)
  io.use((socket, next) => {
    authenticate(socket).then(
      () => next(),
      (error: unknown) => next(handshakeError(error)),
    )
  })
  io.on('connection', (socket) => welcome(io, socket, rooms.presence))
  const slowReaders = cutSlowReaders(io)
  const rotas = followRotas(io)
  return {
    async stop() {
      slowReaders.stop()
      await rotas.stop()
      await rooms.stop()
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
  // A page that outlived a change of the person at this browser is not the new one's (SPEC OUTBOX-7).
  if (auth.person !== undefined && auth.person !== actor.id)
    throw new AppError('unauthenticated', 'Somebody else is signed in here by now')
  socket.data = { actor, device: 'desktop', isActive: true, coming: new Set() }
}

/** What the client gets as `connect_error`: its message is the code, which says whether it is worth trying again. */
function handshakeError(error: unknown): Error {
  if (isAppError(error)) return Object.assign(new Error(error.code), { data: { message: error.message } })
  logger.error({ err: error }, 'A socket could not be let in')
  return new Error('internal')
}

function welcome(io: Hub, socket: RoomSocket, presence: Presence): void {
  const { actor } = socket.data
  metrics.sockets.inc()
  void socket.join(personRoom(actor.id))
  giveWay(io, socket)

  // Whatever a client sends: arguments may be of any kind and number, and the reply may be missing.
  socket.on('join', (...given: unknown[]) => {
    const reply = given.find((value) => typeof value === 'function')
    handleJoin(socket, given).then((answer) => {
      reply?.(answer)
      allowCatchUp(socket)
    }, logFailure)
  })
  socket.on('leave', (...given: unknown[]) => {
    const { success, data } = idSchema.safeParse(given[0])
    if (!success) return
    for (const coming of socket.data.coming) if (coming.incidentId === data) coming.isLeft = true
    leaveRoom(socket, data)
  })
  socket.on('presence', (...given: unknown[]) => handlePresence(socket, presence, given[0]).catch(logFailure))
  socket.on('disconnect', () => metrics.sockets.dec())
}

async function handleJoin(socket: RoomSocket, given: unknown[]): Promise<JoinReply> {
  const coming: Coming = { incidentId: idSchema.safeParse(given[0]).data ?? '', isLeft: false }
  // Before anything is awaited: what is sent next may be that it left.
  socket.data.coming.add(coming)
  try {
    await countUse(messages, socket.id)
    const [, afterSeq] = parse(joinSchema, [given[0], given[1] ?? null], 'join')
    return await joinRoom(socket, coming, afterSeq)
  } catch (error) {
    if (isAppError(error)) return { kind: 'refused', code: error.code, message: error.message }
    logger.error({ err: error }, 'A room could not be joined')
    return { kind: 'refused', code: 'internal', message: 'Something went wrong on our side' }
  } finally {
    socket.data.coming.delete(coming)
  }
}

async function handlePresence(socket: RoomSocket, presence: Presence, given: unknown): Promise<void> {
  const { success, data } = presenceSchema.safeParse(given)
  const { device, isActive } = socket.data
  if (!success || (data.device === device && data.isActive === isActive)) return
  await countUse(messages, socket.id)
  Object.assign(socket.data, data)
  presence.touch(incidentsOf(socket))
}

const logFailure = (error: unknown) => {
  if (!isAppError(error)) logger.error({ err: error }, 'A message of a socket failed')
}
