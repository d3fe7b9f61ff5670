'use client'
import { type FormEvent, useId, useState } from 'react'
import { AttemptNote } from '@/components/postmortem/preventions/attempt-note'
import { useToday } from '@/components/postmortem/preventions/prevention-facts'
import { useAttempt } from '@/components/postmortem/preventions/use-attempt'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { requireWhole } from '@/components/ui/require-whole'
import { Textarea } from '@/components/ui/textarea'
import { useChangePrevention } from '@/lib/client/postmortem/use-preventions'
import { dayOf, type Prevention } from '@/lib/domain/postmortem/prevention'
import { PREVENTION_STATE_NAMES } from '@/lib/domain/postmortem/prevention-words'

export type Outcome = 'done' | 'declined'

const WORDS = {
  done: {
    title: 'It is done',
    description: 'Say what shows it, for who reads this in a year.',
    prompt: 'What shows it',
    submit: 'Mark as done',
  },
  declined: {
    title: 'Decline it',
    description: 'A decision like any other: with its reason, and a day on which it is asked again.',
    prompt: 'Why',
    submit: 'Decline',
  },
} satisfies Record<Outcome, object>

const ASK_AGAIN_DAYS = 90
const DAY_MS = 24 * 60 * 60_000

export interface OutcomeDialogProps {
  prevention: Prevention
  outcome: Outcome
  onClose: () => void
}

/** How it ended: done with what shows it, or declined with why and until when. */
export function OutcomeDialog({ prevention, outcome, onClose }: OutcomeDialogProps) {
  const formId = useId()
  const change = useChangePrevention()
  const attempt = useAttempt()
  const today = useToday()
  const [base, setBase] = useState(prevention)
  const [text, setText] = useState((outcome === 'done' ? prevention.evidence?.text : prevention.declined?.reason) ?? '')
  const [url, setUrl] = useState(prevention.evidence?.url ?? '')
  const [day, setDay] = useState(() => dayOf(Date.parse(today) + ASK_AGAIN_DAYS * DAY_MS))
  const [missing, setMissing] = useState<string | null>(null)
  const words = WORDS[outcome]

  async function handleSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    event.stopPropagation()
    const controls = event.currentTarget.querySelectorAll('input')
    if (!text.trim()) return setMissing('Say it in a sentence.')
    setMissing(null)
    const { newer } = attempt
    if (newer) setBase(newer)
    const changes =
      outcome === 'done'
        ? ({ state: 'done', evidence: { text, url: url.trim() || null } } as const)
        : ({ state: 'declined', declined: { reason: text, askAgainOn: day } } as const)
    const isChanged = await attempt.run(async () => {
      requireWhole(controls, 'The day on which it is asked again')
      await change(newer ?? base, changes)
    })
    if (isChanged) onClose()
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      size="sm"
      title={words.title}
      description={`${prevention.title}. ${words.description}`}
      footer={
        <>
          <Button size="md" variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button size="md" variant="primary" type="submit" form={formId} isLoading={attempt.isBusy}>
            {words.submit}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={handleSubmit} className="flex flex-col gap-4">
        <AttemptNote
          attempt={attempt}
          present={({ state, title }) => `${title}, ${PREVENTION_STATE_NAMES[state].toLowerCase()}`}
          onTakeTheirs={onClose}
        />
        <Field label={words.prompt} isRequired error={missing ?? undefined}>
          <Textarea rows={3} maxLength={1000} value={text} onChange={({ target }) => setText(target.value)} />
        </Field>
        {outcome === 'done' ? (
          <Field label="Link" isOptional hint="A run, a change, a drill.">
            <Input type="url" inputMode="url" value={url} onChange={({ target }) => setUrl(target.value)} />
          </Field>
        ) : (
          <Field
            label="Ask again on"
            isRequired
            hint="Within 400 days. Its owner gets a mail, and sees it on My shift."
          >
            <Input type="date" value={day} min={today} onChange={({ target }) => setDay(target.value)} />
          </Field>
        )}
      </form>
    </Dialog>
  )
}
