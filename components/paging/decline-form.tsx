'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** Why I cannot come. Whoever is next is asked at once, and reads it. */
export function DeclineForm({ onDecline }: { onDecline: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const problem = isTried && reason.trim() === '' ? 'Say why, in a word or two.' : undefined
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (reason.trim() !== '') onDecline(reason.trim())
  }
  return (
    <form noValidate onSubmit={handleSubmit} className="flex flex-col gap-2 md:flex-row md:items-end">
      <div className="min-w-0 flex-1">
        <Field label="Why you cannot come" error={problem}>
          <Input
            size="lg"
            className="h-12!"
            maxLength={1000}
            autoComplete="off"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
      </div>
      <Button type="submit" size="xl">
        Decline, ask the next
      </Button>
    </form>
  )
}
