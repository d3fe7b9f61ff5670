'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { problemsOf } from '@/lib/client/form-problems'

export interface ConfirmDialogProps {
  title: string
  /** What will happen, so that nobody is surprised. */
  description: ReactNode
  /** The act, as a verb. */
  confirm: string
  isDanger?: boolean
  isBusy: boolean
  error: unknown
  onConfirm: () => void
  onClose: () => void
}

/** Asks once more before something that cannot be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, description, confirm, isDanger = true, isBusy, error, onConfirm, onClose } = props
  const problem = problemsOf(error, {}).form
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={title}
      description={description}
      size="sm"
      footer={
        <>
          <Button size="md" variant="ghost" autoFocus onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant={isDanger ? 'danger' : 'primary'} isLoading={isBusy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {problem && <ErrorNote title={problem} />}
    </Dialog>
  )
}
