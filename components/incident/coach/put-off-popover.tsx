'use client'
import { X } from 'lucide-react'
import { type FormEvent, useEffect, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Popover } from '@/components/ui/popover'
import type { CoachRule } from '@/lib/domain/incident/coach/advice'

export interface PutOffPopoverProps {
  rule: CoachRule
  /** Answers why it cannot be, or null. */
  onPutOff: (reason?: string) => string | null
  /** While it is open the line stays as it is. */
  onHold: (isHeld: boolean) => void
}

/** Puts it off with a reason, which the room reads in the timeline. On a phone “Later” is in here as well. */
export function PutOffPopover({ rule, onPutOff, onHold }: PutOffPopoverProps) {
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [refusal, setRefusal] = useState<string | null>(null)
  useEffect(() => {
    if (!isOpen) return
    onHold(true)
    return () => onHold(false)
  }, [isOpen, onHold])

  function putOff(given?: string) {
    const answer = onPutOff(given)
    setRefusal(answer)
    if (answer) return
    setOpen(false)
    setReason('')
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const given = reason.trim()
    if (given) putOff(given)
    else setRefusal('Say why, in a few words.')
  }

  return (
    <Popover
      label="Put this off"
      side="top"
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-80 max-w-[calc(100vw-16px)] p-3"
      trigger={
        <IconButton
          label="Not this"
          icon={<X aria-hidden size={14} strokeWidth={1.75} />}
          className="shrink-0 text-text-3"
        />
      }
    >
      <form onSubmit={handleSubmit} className="grid gap-3">
        <p className="text-12 text-text-3">It goes by itself: {lowerFirst(rule.satisfiedBy)}</p>
        <Field label="Not this, because" error={refusal ?? undefined}>
          <Input value={reason} onChange={(event) => setReason(event.target.value)} maxLength={1000} />
        </Field>
        <div className="flex justify-end gap-2">
          <Button variant="ghost" className="md:hidden" onClick={() => putOff()}>
            Later
          </Button>
          <Button type="submit">Put off for everybody</Button>
        </div>
      </form>
    </Popover>
  )
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
