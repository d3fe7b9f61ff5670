'use client'
import type { UseMutationResult } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { IconButton } from '@/components/ui/icon-button'

export interface RemoveButtonProps {
  id: string
  name: string
  /** What follows, said before it is done. */
  consequence: string
  /** Told the id of what goes. */
  remove: Pick<UseMutationResult<unknown, Error, string>, 'mutate' | 'isPending' | 'error'>
}

/** Removes one of a list, and asks before. */
export function RemoveButton({ id, name, consequence, remove }: RemoveButtonProps) {
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <IconButton
        label={`Remove ${name}`}
        icon={<Trash2 aria-hidden size={14} strokeWidth={1.75} />}
        onClick={() => setAsking(true)}
      />
      {isAsking && (
        <ConfirmDialog
          title={`Remove ${name}?`}
          description={consequence}
          confirm="Remove"
          isBusy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(id, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
