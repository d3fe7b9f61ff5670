'use client'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { useFocusBack } from '@/components/ui/use-return-focus'
import { ZonedInput } from '@/components/ui/zoned-input'
import { randomId } from '@/lib/client/random-id'
import { useAnswerCrutch } from '@/lib/client/use-crutches'
import type { CrutchView } from '@/lib/domain/incident/crutch'
import { CRUTCH_DAYS } from '@/lib/domain/incident/mitigation-rules'

export type CrutchTask = 'undone' | 'permanent' | 'extend'

const WORDS = {
  undone: { submit: 'It is undone', prompt: 'How it was undone' },
  permanent: { submit: 'Make it permanent', prompt: 'Why it may stay for good' },
  extend: { submit: 'Let it stay', prompt: 'Why it has to stay' },
} satisfies Record<CrutchTask, { submit: string; prompt: string }>

const DAY_MS = 24 * 3_600_000

export interface CrutchFormProps {
  crutch: CrutchView
  task: CrutchTask
  onClose: () => void
}

/** A sentence about what was left in place: it is kept in the log of its incident. */
export function CrutchForm({ crutch, task, onClose }: CrutchFormProps) {
  const { mutate, isPending, error } = useAnswerCrutch(crutch)
  const [note, setNote] = useState('')
  const [noteId] = useState(randomId)
  const [until, setUntil] = useState<string | null>(() => new Date(Date.now() + CRUTCH_DAYS * DAY_MS).toISOString())
  const [isMissing, setMissing] = useState({ note: false, until: false })
  useFocusBack()
  const { submit, prompt } = WORDS[task]

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    const missing = { note: !note.trim(), until: task === 'extend' && until === null }
    setMissing(missing)
    if (missing.note || missing.until) return
    const answer =
      task === 'extend'
        ? ({ command: 'extend-crutch', expiresAt: until ?? '', reason: note, noteId } as const)
        : ({ command: 'settle-crutch', as: task, note, noteId } as const)
    mutate(answer, { onSuccess: onClose })
  }

  return (
    <form aria-label={`${submit}: ${crutch.title}`} onSubmit={handleSubmit} className="flex flex-col gap-2.5 pt-2">
      {error && <ErrorNote title={error.message} />}
      <div className={task === 'extend' ? 'grid gap-2.5 md:grid-cols-[minmax(0,1fr)_200px]' : ''}>
        <Field label={prompt} isRequired error={isMissing.note ? 'Say it in a sentence.' : undefined}>
          <Input autoFocus value={note} onChange={(event) => setNote(event.target.value)} maxLength={300} />
        </Field>
        {task === 'extend' && (
          <ZonedInput
            label="Until"
            value={until}
            onChange={setUntil}
            error={isMissing.until ? 'Say until when.' : undefined}
          />
        )}
      </div>
      <div className="flex gap-1.5">
        <Button variant="primary" type="submit" isLoading={isPending}>
          {submit}
        </Button>
        <Button variant="ghost" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
