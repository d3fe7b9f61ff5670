import { io, type Socket } from 'socket.io-client'
import { REALTIME_PATH } from '@/lib/domain/realtime-protocol'
import { createToken } from '@/lib/server/access/tokens'
import { now } from '@/lib/server/clock'
import { withTransaction } from '@/lib/server/db/pool'
import { revokeTokensOf } from '@/lib/server/db/tokens'
import type { Cast } from '@/lib/server/demo/cast'
import { demoPeople, emailOf, type PersonKey } from '@/lib/server/demo/organisation'

/** Lets people of the script be seen in a room: each has a socket of their own, as a browser would. */
export class PresentPeople {
  private readonly sockets = new Map<PersonKey, Socket>()
  private readonly tokens = new Map<PersonKey, string>()
  private readonly url: string

  constructor(url: string) {
    this.url = url
  }

  /** Gives everybody of the script a token for this run; those of earlier runs end. */
  async prepare(cast: Cast): Promise<void> {
    for (const key of Object.keys(demoPeople) as PersonKey[]) {
      if ('isYours' in demoPeople[key]) continue
      await withTransaction((tx) => revokeTokensOf(tx, cast.people[key].id, now()))
      const { token } = await createToken({ email: emailOf(key), name: 'Demo' })
      this.tokens.set(key, token)
    }
  }

  /** Somebody opens the room, once. */
  enter(key: PersonKey, incidentId: string): void {
    const token = this.tokens.get(key)
    if (!token || this.sockets.has(key)) return
    const socket = io(this.url, { path: REALTIME_PATH, transports: ['websocket'], auth: { token } })
    const device = key === 'noor' || key === 'tomas' ? 'phone' : 'desktop'
    socket.on('connect', () => {
      socket.emit('presence', { device, isActive: true })
      socket.emit('join', incidentId, null, () => {})
    })
    this.sockets.set(key, socket)
  }

  leaveAll(): void {
    for (const socket of this.sockets.values()) socket.disconnect()
    this.sockets.clear()
  }
}
