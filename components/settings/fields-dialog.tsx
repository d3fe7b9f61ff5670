'use client'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'

export interface FieldsDialogProps {
  title: ReactNode
  description?: ReactNode
  /** What sending does, as a verb. */
  submit: string
  /** What `useForm` gave. */
  form: { formProps: ComponentProps<'form'>; problems: { form: string | null }; isSending: boolean }
  onClose: () => void
  children: ReactNode
}

/** A dialog with fields to fill in and send. */
export function FieldsDialog({ title, description, submit, form, onClose, children }: FieldsDialogProps) {
  const formId = useId()
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
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={form.isSending}>
            {submit}
          </Button>
        </>
      }
    >
      <form {...form.formProps} id={formId} className="flex flex-col gap-4">
        {form.problems.form && <ErrorNote title={form.problems.form} />}
        {children}
      </form>
    </Dialog>
  )
}
