'use client'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { saveView, useRefreshViews } from '@/lib/client/history/views'
import { useForm } from '@/lib/client/use-form'

export interface SaveViewDialogProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  /** What is shown now. */
  query: string
}

/** Keeps what is shown by a name. */
export function SaveViewDialog({ isOpen, onOpenChange, query }: SaveViewDialogProps) {
  const formId = useId()
  const refresh = useRefreshViews()
  const [isShared, setShared] = useState(false)
  const { formProps, problems, isSending } = useForm({
    labels: { name: 'The name' },
    send: ({ name }) => saveView({ name, query, isShared }),
    onDone: async ({ name }) => {
      await refresh()
      toast(`“${name}” is saved.`)
      onOpenChange(false)
    },
  })
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      size="sm"
      title="Save this view"
      description="The filters, the sort and the columns as they are now."
      footer={
        <>
          <Button size="md" onClick={() => onOpenChange(false)}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={isSending}>
            Save
          </Button>
        </>
      }
    >
      <form {...formProps} id={formId} className="flex flex-col gap-4">
        {problems.form && <ErrorNote title="It was not saved.">{problems.form}</ErrorNote>}
        <Field label="Name" error={problems.fields.name} isRequired>
          <Input name="name" maxLength={80} autoComplete="off" />
        </Field>
        <Checkbox
          label="Share it with everybody"
          hint="They see the incidents that they may see, not yours."
          checked={isShared}
          onCheckedChange={setShared}
        />
      </form>
    </Dialog>
  )
}
