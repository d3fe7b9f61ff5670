import { io } from 'socket.io-client'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { JoinReply, Present } from '@/lib/domain/realtime-protocol'
import { createToken, type Person } from './people.ts'
import { startServer, type TestServer } from './server.ts'

export interface TwoServers {
  one: TestServer
  two: TestServer
  dispose(): Promise<void>
}

/** Two built servers on one database, as behind a proxy that sends people to either. */
export async function startTwoServers(settings: Record<string, string> = {}): Promise<TwoServers> {
  const one = await startServer(settings)
  const two = await startServer(settings, { beside: one }).catch(async (error: unknown) => {
    await one.dispose()
    throw error
  })
  return {
    one,
    two,
    async dispose() {
      await two.dispose()
      await one.dispose()
    },
  }
}

export interface Watcher {
  /** All that the server told this room, once each time it told it. */
  seqs: number[]
  names: string[]
  close(): void
}

/** A tab that only listens: it asks for nothing it missed, so what it has is what the server told. */
export async function watchRoom(server: TestServer, person: Person, incidentId: string): Promise<Watcher> {
  const token = await createToken(server, person)
  const socket = io(server.url, { path: '/realtime', auth: { token }, transports: ['websocket'], forceNew: true })
  const watcher: Watcher = { seqs: [], names: [], close: () => socket.close() }
  socket.on('events', (events: IncidentEvent[]) => void watcher.seqs.push(...events.map(({ seq }) => seq)))
  socket.on('presence', (_id: string, present: Present[]) => {
    watcher.names = present.map(({ name }) => name)
  })
  // Once its log was looked at, the room says where it is.
  const inStep = new Promise<void>((resolve) => socket.once('heads', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect_error', reject)
    socket.on('connect', () =>
      socket.emit('join', incidentId, null, (reply: JoinReply) =>
        reply.kind === 'refused' ? reject(new Error(reply.message)) : resolve(),
      ),
    )
  })
  await inStep
  return watcher
}
