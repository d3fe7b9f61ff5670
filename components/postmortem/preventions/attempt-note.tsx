import type { ReactNode } from 'react'
import type { Attempt } from '@/components/postmortem/preventions/use-attempt'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { problemsOf } from '@/lib/client/form-problems'
import type { Prevention } from '@/lib/domain/postmortem/prevention'

export interface AttemptNoteProps {
  attempt: Attempt
  /** What it is now, in words, when somebody else changed it. */
  present: (newer: Prevention) => ReactNode
  /** Gives up what was typed. */
  onTakeTheirs: () => void
}

/** Why something was refused. What was typed stays; whose change is in the way is shown beside it. */
export function AttemptNote({ attempt: { error, newer }, present, onTakeTheirs }: AttemptNoteProps) {
  if (!error) return null
  if (newer) {
    return (
      <ErrorNote title="Somebody changed it meanwhile." action={<Button onClick={onTakeTheirs}>Take theirs</Button>}>
        It is now: {present(newer)}. Save once more to put yours in its place.
      </ErrorNote>
    )
  }
  const { form, fields } = problemsOf(error, LABELS)
  return <ErrorNote title={form ?? Object.values(fields)[0] ?? 'It could not be saved.'} />
}

const LABELS = {
  title: 'What we buy',
  kind: 'The kind',
  ownerId: 'The owner',
  dueOn: 'The day',
  cardId: 'The card',
  evidence: 'The evidence',
  'evidence.text': 'The evidence',
  'evidence.url': 'The link',
  declined: 'The reason',
  'declined.reason': 'The reason',
  'declined.askAgainOn': 'The day',
  link: 'The link',
}
