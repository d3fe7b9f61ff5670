'use client'
import clsx from 'clsx'
import { type FocusEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { AttemptNote } from '@/components/postmortem/preventions/attempt-note'
import { useAttempt } from '@/components/postmortem/preventions/use-attempt'
import { requireWhole } from '@/components/ui/require-whole'
import type { PreventionChanges } from '@/lib/client/postmortem/change-prevention'
import { useChangePrevention } from '@/lib/client/postmortem/use-preventions'
import type { Prevention } from '@/lib/domain/postmortem/prevention'

export interface InlineCellProps {
  prevention: Prevention
  /** What is edited, as the name of the control. */
  label: string
  canEdit: boolean
  /** The value as its control has it. */
  read: (one: Prevention) => string
  /** What a value changes. */
  changesOf: (value: string) => PreventionChanges
  /** The value as it is read. */
  show: (one: Prevention) => ReactNode
  /** Its control while it is edited. */
  edit: (control: {
    value: string
    onChange: (value: string) => void
    'aria-label': string
    autoFocus: true
  }) => ReactNode
}

/** A value that becomes its control when it is pressed. Leaving it or Enter saves, Escape leaves it as it was. */
export function InlineCell({ prevention, label, canEdit, read, changesOf, show, edit }: InlineCellProps) {
  const [typed, setTyped] = useState<string | null>(null)
  /** As it was when editing began: what the change is made from. */
  const [base, setBase] = useState(prevention)
  /** Left by a key: the focus goes back to where editing began. */
  const [isReturning, setReturning] = useState(false)
  // A control that goes away loses the focus, and that is no wish to save.
  const isEditing = useRef(false)
  const attempt = useAttempt()
  const change = useChangePrevention()

  if (!canEdit) return <div className="py-1.5 [overflow-wrap:break-word]">{show(prevention)}</div>
  if (typed === null) {
    return (
      <button
        type="button"
        aria-label={`${label} of ${prevention.title}: change`}
        // biome-ignore lint/a11y/noAutofocus: it had the focus before its control took its place
        autoFocus={isReturning}
        onClick={() => {
          isEditing.current = true
          setBase(prevention)
          setTyped(read(prevention))
        }}
        className="-mx-1.5 min-h-8 min-w-[calc(100%+12px)] rounded-1 px-1.5 py-1.5 text-left [overflow-wrap:break-word] hover:bg-hover max-md:min-h-11"
      >
        {show(prevention)}
      </button>
    )
  }

  const close = (byKey = false) => {
    isEditing.current = false
    setReturning(byKey)
    setTyped(null)
    attempt.forget()
  }
  const save = async (cell: Element, byKey = false) => {
    const { newer } = attempt
    // Saved once more over somebody else's change, it is made from that.
    if (newer) setBase(newer)
    const isSaved = await attempt.run(async () => {
      requireWhole(cell.querySelectorAll('input'), label)
      if (typed.trim() !== read(base)) await change(newer ?? base, changesOf(typed))
    })
    if (isSaved) close(byKey)
  }
  const handleKeyDown = (event: KeyboardEvent<Element>) => {
    if (event.nativeEvent.isComposing) return
    const isOnButton = event.target instanceof HTMLButtonElement
    if (event.key === 'Enter' && !isOnButton) void save(event.currentTarget, true)
    else if (event.key === 'Escape') close(true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const handleBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // A refusal waits for an answer; it is not sent again by looking away.
    if (isEditing.current && !currentTarget.contains(relatedTarget) && !attempt.error) void save(currentTarget)
  }
  return (
    <fieldset
      aria-label={label}
      onKeyDown={handleKeyDown}
      onBlur={handleBlur}
      aria-busy={attempt.isBusy}
      className={clsx('m-0 flex flex-col gap-1.5 border-0 p-0 py-1', attempt.error ? 'min-w-64' : 'min-w-40')}
    >
      {edit({ value: typed, onChange: setTyped, 'aria-label': label, autoFocus: true })}
      <AttemptNote attempt={attempt} present={show} onTakeTheirs={() => close(true)} />
    </fieldset>
  )
}
