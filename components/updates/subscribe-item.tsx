'use client'
import { Bell, BellOff } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { menuGlyph } from '@/components/incident/room-menu-items'
import { MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { useSubscribe, useSubscription } from '@/lib/client/use-updates'

/** Getting the updates of this room by mail, or no longer. */
export function SubscribeItem() {
  const { incident } = useRoom()
  const { data } = useSubscription(incident.id)
  const { mutate } = useSubscribe(incident.id)
  if (!data) return null
  const { isSubscribed, isMailSetUp } = data
  const Glyph = isSubscribed ? BellOff : Bell
  return (
    <MenuItem
      icon={<Glyph {...menuGlyph} />}
      disabledReason={isMailSetUp ? undefined : 'Mail is not set up on this installation'}
      onSelect={() =>
        mutate(!isSubscribed, {
          onSuccess: () => toast(isSubscribed ? 'No more mail of this incident' : 'Updates come to you by mail'),
          onError: (error) => toast('Not changed', { description: error.message, tone: 'warning' }),
        })
      }
    >
      {isSubscribed ? 'No more updates by mail' : 'Get updates by mail'}
    </MenuItem>
  )
}
