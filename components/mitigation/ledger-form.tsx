'use client'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { useFocusBack } from '@/components/ui/use-return-focus'

export interface LedgerFormProps {
  label: string
  submit: string
  isDanger?: boolean
  /** Answers why it cannot be done, or null when it was handed on. */
  onSubmit: () => string | null
  onClose: () => void
  children: ReactNode
}

/** A word about a mitigation, given where it stands. What was typed stays when it is refused. */
export function LedgerForm({ label, submit, isDanger, onSubmit, onClose, children }: LedgerFormProps) {
  const [refusal, setRefusal] = useState<string | null>(null)
  useFocusBack()
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const answer = onSubmit()
    setRefusal(answer)
    if (answer === null) onClose()
  }
  return (
    <form
      aria-label={label}
      onSubmit={handleSubmit}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      className="mt-2 flex flex-col gap-2.5 rounded-2 border border-line bg-surface p-2.5"
    >
      {refusal && <ErrorNote title={refusal} />}
      {children}
      <div className="flex justify-end gap-1.5">
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button variant={isDanger ? 'danger' : 'default'} type="submit">
          {submit}
        </Button>
      </div>
    </form>
  )
}
