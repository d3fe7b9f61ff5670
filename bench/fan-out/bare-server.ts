import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Server } from 'socket.io'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { REALTIME_PATH } from '@/lib/domain/realtime-protocol'
import { answerEach } from '../row-process.ts'

const ROOM = 'room'

const http = createServer()
const io = new Server(http, { path: REALTIME_PATH, addTrailingSlash: false, serveClient: false })
io.on('connection', (socket) => {
  socket.on('join', async (_incidentId, _afterSeq, reply) => {
    await socket.join(ROOM)
    reply({ kind: 'events', events: [], headSeq: 0, reducerVersion: 0 })
  })
})

/** The limit: a Socket.IO server that knows nothing and tells everybody the same bytes. */
answerEach(async (message: { kind: 'listen' } | { kind: 'tell'; event: IncidentEvent; seqs: number[] }) => {
  if (message.kind === 'listen') {
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
    return (http.address() as AddressInfo).port
  }
  for (const seq of message.seqs) io.to(ROOM).emit('events', [{ ...message.event, seq }])
  return null
})
