'use client'
import { Bell } from 'lucide-react'
import { useState } from 'react'
import { NotificationList } from '@/components/shell/notification-list'
import { Popover } from '@/components/ui/popover'
import { useNotifications } from '@/lib/client/use-notifications'

export interface NotificationsButtonProps {
  className: string
  side: 'right' | 'top'
  /** With its name under the bell. */
  isLabelled?: boolean
}

export function NotificationsButton({ className, side, isLabelled = false }: NotificationsButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const { notifications, unread, isPending, isUnknown, readAgain, markRead } = useNotifications()
  const name = unread > 0 ? `Notifications, ${unread} unread` : 'Notifications'
  return (
    <Popover
      label="Notifications"
      side={side}
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-96 max-w-[calc(100vw-16px)]"
      trigger={
        <button type="button" aria-label={name} className={className}>
          <span className="relative">
            <Bell aria-hidden size={isLabelled ? 20 : 16} strokeWidth={1.75} />
            {unread > 0 && (
              <span
                aria-hidden
                data-count={unread > 9 ? '9+' : unread}
                className="before:content-[attr(data-count)] absolute -top-2 -right-2.5 grid h-4 min-w-4 place-items-center rounded-full border-[1.5px] border-bg bg-accent-solid px-0.5 font-semibold text-[10px] text-on-accent leading-none"
              />
            )}
          </span>
          {isLabelled && 'Notifications'}
        </button>
      }
    >
      <NotificationList
        notifications={notifications}
        isPending={isPending}
        onReadAgain={isUnknown ? readAgain : null}
        unread={unread}
        onRead={markRead}
        onLeave={() => setOpen(false)}
      />
    </Popover>
  )
}
