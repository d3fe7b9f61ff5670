import { io, type Socket } from 'socket.io-client'
import {
  type AccessNotice,
  type ClientToServer,
  type JoinReply,
  type Present,
  REALTIME_PATH,
  type ServerToClient,
} from '../../../lib/domain/realtime-protocol.ts'
import { until } from './until.ts'

type Events = Parameters<ServerToClient['events']>[0]

/** Somebody who watches a room, by the rules of a client: only `seq + 1` is applied, and a gap is asked for again. */
export interface Watcher {
  socket: Socket<ServerToClient, ClientToServer>
  headSeq(): number
  /** How long after it was recorded each event arrived live, in milliseconds, with the instant of its arrival. */
  live: { at: number; lagMs: number }[]
  /** Snapshots instead of events, because it was too far behind. */
  snapshots(): number
  notices: { at: number; notice: AccessNotice }[]
  disconnects: { at: number; reason: string }[]
  present(): readonly Present[]
  /** Texts of the entries it was told live. */
  texts: Set<string>
  close(): void
}

export interface Credential {
  token?: string
  cookie?: string
  origin?: string
}

/** Opens a socket and joins the room as one who knows it up to `knownSeq`; resolves once it is up to date. */
export async function watch(url: string, credential: Credential, incidentId: string, knownSeq = 0): Promise<Watcher> {
  const { token, cookie, origin } = credential
  const socket: Watcher['socket'] = io(url, {
    path: REALTIME_PATH,
    addTrailingSlash: false,
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 500,
    ...(token ? { auth: { token } } : {}),
    ...(cookie ? { extraHeaders: { cookie, ...(origin ? { origin } : {}) } } : {}),
  })
  let headSeq = knownSeq
  let isUpToDate = false
  let snapshots = 0
  let present: readonly Present[] = []
  let isJoining = false
  const live: Watcher['live'] = []
  const notices: Watcher['notices'] = []
  const disconnects: Watcher['disconnects'] = []
  const texts = new Set<string>()

  function apply(events: Events): void {
    for (const event of events) if (event.seq === headSeq + 1) headSeq = event.seq
    const last = events.at(-1)
    if (last && last.seq > headSeq) join()
  }

  function join(): void {
    if (isJoining || !socket.connected) return
    isJoining = true
    socket.timeout(5000).emit('join', incidentId, headSeq, (error: Error | null, reply?: JoinReply) => {
      isJoining = false
      if (error || !reply || reply.kind === 'refused') return
      if (reply.kind === 'events') apply(reply.events)
      else if (reply.headSeq >= headSeq) {
        headSeq = reply.headSeq
        snapshots += 1
      }
      isUpToDate ||= headSeq >= reply.headSeq
      if (headSeq < reply.headSeq) join()
    })
  }

  socket.on('connect', () => {
    isJoining = false
    join()
  })
  socket.on('disconnect', (reason) => {
    disconnects.push({ at: performance.now(), reason })
    // The library comes back by itself after an accident, but not after a server that says goodbye.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 200)
  })
  socket.on('events', (events) => {
    const at = performance.now()
    for (const event of events) {
      live.push({ at, lagMs: Date.now() - Date.parse(event.recordedAt) })
      if (event.payload && 'text' in event.payload && event.payload.text) texts.add(event.payload.text)
    }
    apply(events)
  })
  socket.on('heads', (heads) => {
    if ((heads[incidentId] ?? 0) > headSeq) join()
  })
  socket.on('access', (notice) => notices.push({ at: performance.now(), notice }))
  socket.on('presence', (id, people) => {
    if (id === incidentId) present = people
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
  await until(() => isUpToDate, 20)
  return {
    socket,
    headSeq: () => headSeq,
    live,
    snapshots: () => snapshots,
    notices,
    disconnects,
    present: () => present,
    texts,
    close: () => socket.close(),
  }
}
