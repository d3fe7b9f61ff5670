import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { io, type Socket } from 'socket.io-client'
import type { PersonActor } from '@/lib/domain/actor'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import type { IncidentState } from '@/lib/domain/incident/state'
import {
  type AccessNotice,
  type ClientToServer,
  type InAppNotification,
  type JoinReply,
  type Present,
  REALTIME_PATH,
  type ServerToClient,
} from '@/lib/domain/realtime-protocol'
import { declareIncident } from '@/lib/server/declare'
import { env } from '@/lib/server/env'
import { execute } from '@/lib/server/execute'
import { openSocketServer } from '@/lib/server/front/open-socket-server'
import { startAccessWatch } from '@/lib/server/realtime/access-watch'
import { startHub } from '@/lib/server/realtime/hub'
import { OWN_ORIGIN, type SignedIn } from '@/lib/testing/signed-in'

export type LiveSocket = Socket<ServerToClient, ClientToServer>

/** A tab: what it was told, in the order it was told. */
export interface Tab {
  socket: LiveSocket
  events: IncidentEvent[]
  heads: Record<string, number>
  presence: Record<string, Present[]>
  notices: AccessNotice[]
  notifications: InAppNotification[]
  join(incidentId: string, afterSeq?: number | null): Promise<JoinReply>
}

/** The rooms' own server on a free port, with clients that speak the protocol. */
export async function startLiveServer() {
  const http = createServer()
  const server = openSocketServer(http, env())
  const parts = [await startHub(server), startAccessWatch(server)]
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const { port } = http.address() as AddressInfo
  const tabs = new Set<LiveSocket>()

  const connect = (options: { cookie?: string; token?: string; origin?: string; person?: string }): LiveSocket => {
    const { cookie, token, origin = OWN_ORIGIN, person } = options
    const socket: LiveSocket = io(`http://127.0.0.1:${port}`, {
      path: REALTIME_PATH,
      addTrailingSlash: false,
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      ...(cookie ? { extraHeaders: { cookie, origin } } : {}),
      auth: { ...(token && { token }), ...(person && { person }) },
    })
    tabs.add(socket)
    return socket
  }

  return {
    server,
    port,
    connect,
    async open({ cookie }: Pick<SignedIn, 'cookie'>): Promise<Tab> {
      const socket = connect({ cookie })
      const tab = watch(socket)
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve)
        socket.once('connect_error', reject)
      })
      return tab
    },
    async stop() {
      for (const socket of tabs) socket.close()
      await Promise.all(parts.map((part) => part.stop()))
      server.disconnectSockets(true)
      http.closeAllConnections()
      await new Promise((resolve) => http.close(resolve))
    },
  }
}

function watch(socket: LiveSocket): Tab {
  const tab: Tab = {
    socket,
    events: [],
    heads: {},
    presence: {},
    notices: [],
    notifications: [],
    join: (incidentId, afterSeq = null) => new Promise((resolve) => socket.emit('join', incidentId, afterSeq, resolve)),
  }
  socket.on('events', (events) => tab.events.push(...events))
  socket.on('heads', (heads) => Object.assign(tab.heads, heads))
  socket.on('presence', (incidentId, present) => {
    tab.presence[incidentId] = present
  })
  socket.on('access', (notice) => tab.notices.push(notice))
  socket.on('notification', (notification) => tab.notifications.push(notification))
  return tab
}

/** Declares an incident as this person. */
export async function declareAs(actor: PersonActor, input: object = {}): Promise<IncidentState> {
  const { incident } = await declareIncident({
    actor,
    commandId: randomUUID(),
    input: { title: 'Checkout is down', severity: 'sev2', kind: 'production', ...input },
  })
  return incident
}

/** Runs a command as this person. */
export const run = (actor: PersonActor, incidentId: string, name: string, input: object) =>
  execute({ incidentId, name, actor, commandId: randomUUID(), input })

export const note = (actor: PersonActor, incidentId: string, text: string) =>
  run(actor, incidentId, 'add-entry', { entryId: randomUUID(), kind: 'note', text })
