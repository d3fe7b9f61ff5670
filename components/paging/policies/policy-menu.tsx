'use client'
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { useArchivePolicy } from '@/lib/client/paging/policies'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** Takes a policy out of use, or back into it. */
export function PolicyMenu({ policy }: { policy: PolicyDetail }) {
  const { name, isArchived } = policy
  const router = useRouter()
  const [isAsking, setAsking] = useState(false)
  const { mutate, isPending, error } = useArchivePolicy(policy)
  const handleConfirm = () =>
    mutate(!isArchived, {
      onSuccess: () => {
        toast(isArchived ? `${name} is in use again` : `${name} is archived`)
        setAsking(false)
        router.refresh()
      },
    })
  return (
    <>
      <Menu trigger={<IconButton size="md" label={`More on ${name}`} icon={<Ellipsis {...glyph} size={16} />} />}>
        <MenuItem
          icon={isArchived ? <ArchiveRestore {...glyph} /> : <Archive {...glyph} />}
          onSelect={() => setAsking(true)}
        >
          {isArchived ? 'Use again' : 'Archive'}
        </MenuItem>
      </Menu>
      {isAsking && (
        <ConfirmDialog
          title={isArchived ? `Use ${name} again?` : `Archive ${name}?`}
          description={
            isArchived
              ? 'Services can follow it again.'
              : 'No service can follow it any more. Escalations that are going on are not changed, and it can be used again.'
          }
          confirm={isArchived ? 'Use again' : 'Archive'}
          isDanger={false}
          isBusy={isPending}
          error={error}
          onConfirm={handleConfirm}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
