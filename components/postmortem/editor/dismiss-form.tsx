'use client'
import { type FormEvent, useState } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { BlamelessHint } from '@/lib/domain/postmortem/blameless'
import { dismissedOf } from '@/lib/domain/postmortem/document'

export interface DismissFormProps {
  hint: BlamelessHint
  hintKey: string
  onDone: () => void
  onCancel: () => void
}

/** Keeps a wording, with a reason that everybody sees. */
export function DismissForm({ hint, hintKey, onDone, onCancel }: DismissFormProps) {
  const { doc, me } = usePostmortem()
  const [reason, setReason] = useState('')
  const [error, setError] = useState<string>()

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const said = reason.trim()
    if (!said) return setError('Say in a few words why it stays')
    const { rule, quote } = hint
    const by = { id: me.id, name: me.name }
    dismissedOf(doc).set(hintKey, { rule, quote: quote.slice(0, 300), reason: said, by, at: new Date().toISOString() })
    onDone()
  }

  return (
    <form onSubmit={handleSubmit} className="mt-2.5 grid gap-2">
      <Field label="Why it stays" error={error} isRequired>
        <Input autoFocus value={reason} maxLength={300} onChange={({ target }) => setReason(target.value)} />
      </Field>
      <div className="flex gap-1.5">
        <Button type="submit">Keep mine</Button>
        <Button variant="ghost" onClick={onCancel}>
          Back
        </Button>
      </div>
    </form>
  )
}
