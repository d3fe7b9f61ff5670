'use client'
import type { UseMutationResult } from '@tanstack/react-query'
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

export interface ArchiveMenuProps {
  name: string
  isArchived: boolean
  /** What follows when it is archived, and when it is used again. */
  consequences: { archive: string; use: string }
  /** Told whether it is to be archived. */
  archive: Pick<UseMutationResult<unknown, Error, boolean>, 'mutate' | 'isPending' | 'error'>
  onDone?: () => void
}

/** Takes something out of use, or back into it. */
export function ArchiveMenu({ name, isArchived, consequences, archive, onDone }: ArchiveMenuProps) {
  const [isAsking, setAsking] = useState(false)
  const { mutate, isPending, error } = archive
  const handleConfirm = () =>
    mutate(!isArchived, {
      onSuccess: () => {
        toast(isArchived ? `${name} is in use again` : `${name} is archived`)
        setAsking(false)
        onDone?.()
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
          description={isArchived ? consequences.use : consequences.archive}
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
