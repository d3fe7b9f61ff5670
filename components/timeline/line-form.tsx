'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { draftScopeOf } from '@/components/timeline/composer-text'
import { Button } from '@/components/ui/button'
import { Textarea } from '@/components/ui/textarea'
import { useFocusBack } from '@/components/ui/use-return-focus'
import { useDraft } from '@/lib/client/use-draft'

export interface LineFormProps {
  label: string
  submit: string
  /** What the words are a draft of in this room: they are kept until they are sent or let go. */
  draft: string
  initial?: string
  /** It was open before and comes back: whoever moved on meanwhile keeps the focus. */
  isBack?: boolean
  /** Something else stands for the words. */
  canBeEmpty?: boolean
  /** Answers why not, or null. */
  onSubmit: (text: string) => string | null
  onClose: () => void
}

/** A line written in the place of another: an answer, a correction. Enter logs it, Escape leaves it. */
export function LineForm({
  label,
  submit,
  draft,
  initial = '',
  isBack = false,
  canBeEmpty = false,
  onSubmit,
  onClose,
}: LineFormProps) {
  const { room, viewer } = useRoom()
  const [text, setText] = useDraft(`${draftScopeOf(viewer.id, room.id)}.${draft}`, initial)
  const [refusal, setRefusal] = useState<string | null>(null)
  const form = useRef<HTMLDivElement>(null)
  useFocusBack()
  // The focus brings the field into sight, but not the buttons below it.
  const [isNew] = useState(!isBack)
  useEffect(() => {
    if (isNew) form.current?.scrollIntoView({ block: 'nearest' })
  }, [isNew])

  function close() {
    setText(initial)
    onClose()
  }

  function save() {
    if (!text.trim() && !canBeEmpty) return
    const answer = onSubmit(text)
    setRefusal(answer)
    if (!answer) close()
  }
  function handleKeyDown(event: KeyboardEvent) {
    // A row around this form has keys of its own.
    event.stopPropagation()
    // To an input method both keys are about its own suggestion.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    save()
  }

  return (
    <div ref={form} className="my-1 flex flex-col gap-1.5">
      <Textarea
        autoFocus={isNew}
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKeyDown}
        rows={1}
        maxLength={10_000}
        className="min-h-8! font-normal"
      />
      {refusal && (
        <p role="alert" className="text-12 text-warning">
          {refusal}
        </p>
      )}
      <div className="flex gap-2">
        <Button onClick={save}>{submit}</Button>
        <Button variant="ghost" onClick={close}>
          Cancel
        </Button>
      </div>
    </div>
  )
}
