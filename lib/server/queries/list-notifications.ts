import type { PersonActor } from '@/lib/domain/actor'
import { incidentKeyOf } from '@/lib/domain/incident/values'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import { excerpt } from '@/lib/domain/text'
import { now } from '@/lib/server/clock'
import { markNotificationsRead, readNotifications, type StoredNotification } from '@/lib/server/db/notification-reads'
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
      threadId: stored.threadId,
      by: { id: stored.byId, name: stored.byName },
      text: wordsOf(stored),
      createdAt: stored.createdAt.toISOString(),
      readAt: stored.readAt?.toISOString() ?? null,
    })),
  )

const wordsOf = ({ comment, row }: Pick<StoredNotification, 'comment' | 'row'>): string | null =>
  comment === null ? row && notificationText(row) : excerpt(comment)

/** Marks these as read, or all of the person's without `ids`. */
export const readAllNotifications = (actor: PersonActor, ids?: string[]): Promise<void> =>
  withTransaction((tx) => markNotificationsRead(tx, actor.id, ids ?? null, now()))
