'use client'
import { type FormEvent, type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { problemsOf } from '@/lib/client/form-problems'
import { type ReviewCommand, useReviewCommand } from '@/lib/client/use-reviews'

export interface ReviewDialogProps {
  incidentId: string
  title: string
  description?: ReactNode
  submit: string
  isDanger?: boolean
  /** What it does; null while something is missing. */
  command: ReviewCommand | null
  onDone?: () => void
  onClose: () => void
  children?: ReactNode
}

/** A dialog that runs one command of the review. What was typed stays when it is refused. */
export function ReviewDialog(props: ReviewDialogProps) {
  const { incidentId, title, description, submit, isDanger, command, onDone, onClose, children } = props
  const formId = useId()
  const { mutate, isPending, error } = useReviewCommand(incidentId)
  const problem = problemsOf(error, {}).form

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    // A portal is still inside the forms around it for React.
    event.stopPropagation()
    if (isPending || !command) return
    mutate(command, {
      onSuccess() {
        onDone?.()
        onClose()
      },
    })
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={title}
      description={description}
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button
            size="md"
            variant={isDanger ? 'danger' : 'primary'}
            type="submit"
            form={formId}
            isLoading={isPending}
            aria-disabled={!command}
          >
            {submit}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} className="flex flex-col gap-4">
        {problem && <ErrorNote title={problem} />}
        {children}
      </form>
    </Dialog>
  )
}
