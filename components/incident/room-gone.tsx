'use client'
import { useEffect } from 'react'
import { primaryDestinations } from '@/components/shell/destinations'
import { buttonClass } from '@/components/ui/button-class'
import { Link } from '@/components/ui/link'
import { PageNote } from '@/components/ui/page-note'
import { forgetDraftFiles } from '@/lib/client/draft-files'
import { forgetDrafts } from '@/lib/client/use-draft'

/** The incident does not exist for this person any more; nothing of it is left in this tab. */
export function RoomGone({ draftScope }: { draftScope: string }) {
  // After what was written in has left, which saves what was typed.
  useEffect(() => {
    forgetDrafts(draftScope)
    void forgetDraftFiles(draftScope)
  }, [draftScope])
  return (
    <PageNote
      title="You can no longer see this incident"
      actions={
        <Link href={primaryDestinations.home.href} className={buttonClass({ size: 'lg', variant: 'primary' })}>
          My shift
        </Link>
      }
    >
      It was made private, or you were removed from it. What you had written here and not sent is gone with it.
    </PageNote>
  )
}
