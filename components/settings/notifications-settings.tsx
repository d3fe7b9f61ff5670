'use client'
import { NotificationsDevice } from '@/components/settings/notifications-device'
import { NotificationsMethods } from '@/components/settings/notifications-methods'
import { NotificationsReach } from '@/components/settings/notifications-reach'
import { NotificationsRules } from '@/components/settings/notifications-rules'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { useOwnNotifications } from '@/lib/client/push/own-notifications'
import type { OwnNotifications } from '@/lib/domain/on-call/contact-method'

/** How the person at this screen is told when something is wrong. */
export function NotificationsSettings({ initial }: { initial: OwnNotifications }) {
  const { data: own, error, refetch } = useOwnNotifications(initial)
  return (
    <div className="flex max-w-[680px] flex-col gap-8">
      <div className="flex flex-col gap-5">
        <PageHeader
          title="Notifications"
          description="How you are told when something is wrong, and whether it works."
        />
        <OldData error={error} onRetry={refetch} />
        <NotificationsReach reachability={own.reachability} />
      </div>
      <section aria-labelledby="this-device" className="flex flex-col gap-3">
        <SectionHeader id="this-device" title="This device" />
        <NotificationsDevice pushKey={own.pushKey} />
      </section>
      <NotificationsMethods methods={own.methods} channels={own.channels} />
      <NotificationsRules own={own} />
    </div>
  )
}
