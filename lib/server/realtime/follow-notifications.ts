import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import { listRecentNotifications } from '@/lib/server/db/notification-reads'
import { listNotifications } from '@/lib/server/queries/list-notifications'
import { type Hub, personRoom, socketsIn } from '@/lib/server/realtime/hub-types'

export interface NotificationFollower {
  /** Tells people's tabs here what this process wrote. */
  tell(personId: string, notification: InAppNotification): void
  /** Tells people's tabs here what other processes wrote; everybody's when nobody is named. */
  look(personIds?: string[]): Promise<void>
}

/** Notifications older than this were told, or are read when a page opens. */
const RECENT_MS = 20_000

/** Tells people what is for them once, whichever process wrote it. */
export function followNotifications(io: Hub): NotificationFollower {
  const told = new Map<string, number>()

  const emit = (personId: string, notification: InAppNotification) => {
    told.set(notification.id, Date.now())
    io.to(personRoom(personId)).emit('notification', notification)
  }

  return {
    tell: emit,
    async look(personIds) {
      for (const [id, at] of told) if (at < Date.now() - 2 * RECENT_MS) told.delete(id)
      const here = new Set([...io.of('/').sockets.values()].map(({ data }) => data.actor.id))
      const asked = personIds ? personIds.filter((id) => here.has(id)) : [...here]
      if (asked.length === 0) return
      const recent = (await listRecentNotifications(asked, RECENT_MS)).filter(({ id }) => !told.has(id))
      for (const personId of new Set(recent.map((notification) => notification.personId))) {
        const [socket] = socketsIn(io, personRoom(personId))
        if (!socket) continue
        const isNews = new Set(recent.map(({ id }) => id))
        const listed = await listNotifications(socket.data.actor)
        for (const notification of listed.reverse()) if (isNews.has(notification.id)) emit(personId, notification)
      }
    },
  }
}
