'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'

export interface DeclineFormProps {
  /** What was given and did not get through. */
  givenReason: string
  onDecline: (reason: string) => void
}

/** Why I cannot come. Whoever is next is asked at once, and reads it. */
export function DeclineForm({ givenReason, onDecline }: DeclineFormProps) {
  const [reason, setReason] = useState(givenReason)
  const [isTried, setTried] = useState(false)
  const { form, lookAgain } = useInvalidFocus(null)
  const problem = isTried && reason.trim() === '' ? 'Say why, in a word or two.' : undefined
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '') lookAgain()
    else onDecline(reason.trim())
  }
  return (
    <form ref={form} noValidate onSubmit={handleSubmit} className="flex flex-col gap-2 md:flex-row md:items-start">
      <div className="min-w-0 flex-1">
        <Field label="Why you cannot come" error={problem}>
          <Input
            size="lg"
            className="h-12!"
            maxLength={1000}
            autoFocus
            autoComplete="off"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
      </div>
      {/* As far down as a label is high: what is wrong stands below the field, and moves no button. */}
      <Button type="submit" size="xl" className="md:mt-6.5">
        Decline, ask the next
      </Button>
    </form>
  )
}
