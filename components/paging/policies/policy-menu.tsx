'use client'
import { useRouter } from 'next/navigation'
import { ArchiveMenu } from '@/components/settings/archive-menu'
import { useArchivePolicy } from '@/lib/client/paging/policies'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'

const consequences = {
  archive:
    'No service can follow it any more. Escalations that are going on are not changed, and it can be used again.',
  use: 'Services can follow it again.',
}

/** Takes a policy out of use, or back into it. */
export function PolicyMenu({ policy: { name, isArchived }, policy }: { policy: PolicyDetail }) {
  const router = useRouter()
  const archive = useArchivePolicy(policy)
  return <ArchiveMenu {...{ name, isArchived, consequences, archive }} onDone={() => router.refresh()} />
}
