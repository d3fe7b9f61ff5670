import type { PersonActor } from '@/lib/domain/actor'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import { now } from '@/lib/server/clock'
import { markNotificationsRead, readNotifications } from '@/lib/server/db/notification-reads'
import { withSnapshot, withTransaction } from '@/lib/server/db/pool'
import { notificationText } from '@/lib/server/notifications'

const LATEST = 50

/** What a person was told, newest first; of incidents they may still see, in the words as they read now. */
export const listNotifications = (actor: PersonActor): Promise<InAppNotification[]> =>
  withSnapshot(async (tx) =>
    (await readNotifications(tx, actor, LATEST)).map(({ id, kind, incidentId, entryId, ...stored }) => ({
      id,
      kind,
      incidentId,
      incidentKey: incidentKeyOf(stored.number),
      incidentTitle: stored.title,
      entryId,
      by: { id: stored.byId, name: stored.byName },
      text: stored.row && notificationText(stored.row),
      createdAt: stored.createdAt.toISOString(),
      readAt: stored.readAt?.toISOString() ?? null,
    })),
  )

/** Marks these as read, or all of the person's without `ids`. */
export const readAllNotifications = (actor: PersonActor, ids?: string[]): Promise<void> =>
  withTransaction((tx) => markNotificationsRead(tx, actor.id, ids ?? null, now()))
