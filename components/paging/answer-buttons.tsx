'use client'
import { useId, useRef, useState } from 'react'
import { ComingChoice } from '@/components/paging/coming-choice'
import { DeclineForm } from '@/components/paging/decline-form'
import { answersOf } from '@/components/paging/page-words'
import { SentNote } from '@/components/paging/sent-note'
import { Button } from '@/components/ui/button'
import type { Answer } from '@/lib/client/paging/answers'
import { useAnswer } from '@/lib/client/paging/pages'
import type { PageView } from '@/lib/domain/on-call/paging-view'

const tallClass = 'h-12! text-16! max-md:w-full'

/** The three answers to a page of my own: one at a press, the others with a minute or a reason. */
export function AnswerButtons({ page }: { page: PageView }) {
  const { sent, give: send, drop } = useAnswer(page.id)
  const place = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<{ which: 'come' | 'no'; answeredAt: string | null } | null>(null)
  // It closes once there is another answer; what is half typed outlasts that a page was delivered or seen.
  const opened = open?.answeredAt === page.answeredAt ? open.which : null
  const moreId = useId()
  const offered = answersOf(page.state)
  const [givenReason, setGivenReason] = useState('')
  // What was pressed goes, and what was said stands in its place.
  function give(answer: Answer) {
    if (answer.kind === 'decline') setGivenReason(answer.reason)
    place.current?.focus({ preventScroll: true })
    send(answer)
  }
  const toggle = (which: 'come' | 'no') => setOpen(opened === which ? null : { which, answeredAt: page.answeredAt })
  return (
    <div ref={place} tabIndex={-1} className="flex flex-col gap-3 outline-none">
      {sent ? (
        <SentNote sent={sent} onAgain={() => give(sent.answer)} onBack={drop} />
      ) : (
        <>
          <div className="grid gap-2 md:flex md:flex-wrap">
            {offered.yes && (
              <Button
                variant="primary"
                size="xl"
                className={tallClass}
                aria-label={`Acknowledge the page of ${page.incident.key}`}
                onClick={() => give({ kind: 'acknowledge' })}
              >
                Acknowledge
              </Button>
            )}
            <div className="grid grid-cols-2 gap-2 md:flex">
              <Button
                size="xl"
                className={tallClass}
                aria-expanded={opened === 'come'}
                aria-controls={moreId}
                onClick={() => toggle('come')}
              >
                {page.state === 'accepted' ? 'Change when' : 'I am coming'}
              </Button>
              {offered.no && (
                <Button
                  variant="ghost"
                  size="xl"
                  className={tallClass}
                  aria-expanded={opened === 'no'}
                  aria-controls={moreId}
                  onClick={() => toggle('no')}
                >
                  Decline
                </Button>
              )}
            </div>
          </div>
          <div id={moreId} className="empty:hidden">
            {opened === 'come' && <ComingChoice onChoose={(etaMinutes) => give({ kind: 'accept', etaMinutes })} />}
            {opened === 'no' && (
              <DeclineForm givenReason={givenReason} onDecline={(reason) => give({ kind: 'decline', reason })} />
            )}
          </div>
        </>
      )}
    </div>
  )
}
