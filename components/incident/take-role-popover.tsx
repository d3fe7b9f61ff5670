'use client'
import { Ellipsis } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Popover } from '@/components/ui/popover'
import { Textarea } from '@/components/ui/textarea'
import { takeRole } from '@/lib/domain/incident/commands/take-role'
import { ROLE_NAMES, type SingleRole } from '@/lib/domain/incident/values'

export interface TakeRolePopoverProps {
  role: SingleRole
  holder: string
  /** Offered to who may give the role away without holding it. */
  onHandOver: (() => void) | null
}

/** Taking a role from somebody who is here: with a reason, told to everyone, and to be undone for a minute. */
export function TakeRolePopover({ role, holder, onHandOver }: TakeRolePopoverProps) {
  const { act } = useRoom()
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  const name = ROLE_NAMES[role].toLowerCase()

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const answer = act(takeRole, { role, ...(reason.trim() && { reason }) })
    setRefusal(answer)
    if (answer) return
    setReason('')
    setOpen(false)
  }

  return (
    <Popover
      label={`Take ${name} over`}
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-[min(320px,calc(100vw-16px))] p-4"
      trigger={
        <button
          type="button"
          aria-label={`${ROLE_NAMES[role]}: ${holder}. Take it over`}
          className="grid size-6 shrink-0 place-items-center rounded-1 text-text-3 hover:bg-hover hover:text-text max-md:size-11"
        >
          <Ellipsis aria-hidden size={14} strokeWidth={1.75} />
        </button>
      }
    >
      <form onSubmit={handleSubmit} className="flex flex-col gap-3">
        <Field
          label={`Why you take ${name} over from ${holder}`}
          hint="Everyone sees it, and they can undo it for a minute."
          error={refusal ?? undefined}
          isRequired
        >
          <Textarea value={reason} onChange={(event) => setReason(event.target.value)} rows={2} maxLength={1000} />
        </Field>
        <div className="flex items-center justify-end gap-2">
          {onHandOver && (
            <Button
              variant="ghost"
              onClick={() => {
                setOpen(false)
                onHandOver()
              }}
            >
              Offer to somebody…
            </Button>
          )}
          <Button variant="primary" type="submit">
            Take over
          </Button>
        </div>
      </form>
    </Popover>
  )
}
