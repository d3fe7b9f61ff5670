'use client'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'

export interface FormDialogProps {
  title: string
  description?: ReactNode
  submit: string
  isDanger?: boolean
  size?: 'sm' | 'md'
  onClose: () => void
  /** Answers why it cannot be done, or null when it was handed on; then the dialog closes. */
  onSubmit: () => string | null
  /** The sentence stands beside a field instead of above the form. */
  hasOwnError?: boolean
  children: ReactNode
}

/** A dialog that does one thing. What was typed stays when it is refused. */
export function FormDialog({
  title,
  description,
  submit,
  isDanger,
  size = 'sm',
  onClose,
  onSubmit,
  hasOwnError,
  children,
}: FormDialogProps) {
  const formId = useId()
  const [refusal, setRefusal] = useState<string | null>(null)
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    // A portal is still inside the forms around it for React.
    event.stopPropagation()
    const answer = onSubmit()
    setRefusal(answer)
    if (answer === null) onClose()
  }
  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size={size}
      title={title}
      description={description}
      footer={
        <>
          <Button variant="ghost" size="md" onClick={onClose}>
            Cancel
          </Button>
          <Button variant={isDanger ? 'danger' : 'primary'} size="md" type="submit" form={formId}>
            {submit}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={handleSubmit} className="flex flex-col gap-4">
        {refusal && !hasOwnError && <ErrorNote title={refusal} />}
        {children}
      </form>
    </Dialog>
  )
}
