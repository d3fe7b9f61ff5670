'use client'
import { Archive, ArchiveRestore, Ellipsis } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { toast } from '@/components/ui/toast'
import { useArchiveRota } from '@/lib/client/on-call/change-rota'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

const glyph = { 'aria-hidden': true, size: 14, strokeWidth: 1.75 } as const

/** Takes a rota out of use, or back into it. */
export function RotaMenu({ rota }: { rota: RotaDetail }) {
  const { name, isArchived } = rota
  const [isAsking, setAsking] = useState(false)
  const { mutate, isPending, error } = useArchiveRota(rota)
  function handleConfirm() {
    mutate(!isArchived, {
      onSuccess: () => {
        toast(isArchived ? `${name} is in use again` : `${name} is archived`)
        setAsking(false)
      },
    })
  }
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
              ? 'Whoever has a turn is on call again, at once.'
              : 'Nobody is on call by it any more, at once. Its past stays, and it can be used again.'
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
