'use client'
import { Check } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Spinner } from '@/components/ui/spinner'
import { useConnection } from '@/lib/client/connection'
import type { Answer, SentAnswer } from '@/lib/client/paging/answers'

const GIVEN = {
  acknowledge: () => 'You acknowledged',
  accept: ({ etaMinutes }: Extract<Answer, { kind: 'accept' }>) => `You come in ${etaMinutes} minutes`,
  decline: () => 'You declined',
}

const givenText = (answer: Answer): string => (answer.kind === 'accept' ? GIVEN.accept(answer) : GIVEN[answer.kind]())

export interface SentNoteProps {
  sent: SentAnswer
  onAgain: () => void
  /** To the choice of answers. */
  onBack: () => void
}

/** An answer as given while it is on its way; and plainly when it did not get through. */
export function SentNote({ sent: { answer, state, error }, onAgain, onBack }: SentNoteProps) {
  const connection = useConnection()
  if (state !== 'failed') {
    return (
      <p role="status" className="flex min-h-12 items-center gap-2 font-medium text-14 text-verified">
        <Check aria-hidden size={16} strokeWidth={2} className="shrink-0" />
        {givenText(answer)}
        {state === 'sending' && (
          <>
            <Spinner className="text-text-3" />
            <span className="sr-only">Being sent</span>
          </>
        )}
      </p>
    )
  }
  const isAway = error?.code === 'unavailable'
  return (
    <div className="flex flex-col gap-2">
      <ErrorNote title="Not sent.">
        {!isAway && error?.message}
        {isAway &&
          connection === 'offline' &&
          'You are offline: nobody knows your answer yet, and the next is asked in time.'}
        {isAway && connection !== 'offline' && 'The server did not answer: nobody knows your answer yet.'}
      </ErrorNote>
      <div className="grid grid-cols-2 gap-2 md:flex">
        <Button size="xl" variant="primary" onClick={onAgain}>
          Try again
        </Button>
        <Button size="xl" variant="ghost" onClick={onBack}>
          Other answer
        </Button>
      </div>
    </div>
  )
}
