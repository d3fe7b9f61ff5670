import type { Metadata } from 'next'
import { NotificationsSettings } from '@/components/settings/notifications-settings'
import { getOwnNotifications } from '@/lib/server/channels/own-notifications'
import { requirePageActor } from '@/lib/server/http/actor'

export const metadata: Metadata = { title: 'Notifications' }

export default async function NotificationsPage() {
  const actor = await requirePageActor()
  return <NotificationsSettings initial={await getOwnNotifications(actor)} />
}
