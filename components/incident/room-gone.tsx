'use client'
import Link from 'next/link'
import { primaryDestinations } from '@/components/shell/destinations'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

/** The incident does not exist for this person any more; nothing of it is left in this tab. */
export function RoomGone() {
  return (
    <div className="grid h-dvh place-items-center">
      <EmptyState
        titleAs="h1"
        title="You can no longer see this incident"
        action={
          <Link href={primaryDestinations.home.href} className={buttonClass({ variant: 'primary', size: 'md' })}>
            Back to my shift
          </Link>
        }
      >
        It was made private, or you were removed from it. What you had written here and not sent is gone with it.
      </EmptyState>
    </div>
  )
}
