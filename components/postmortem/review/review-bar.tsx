'use client'
import { ChevronDown } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { AnswerDialog } from '@/components/postmortem/review/answer-dialog'
import { AskDialog } from '@/components/postmortem/review/ask-dialog'
import { DueChip } from '@/components/postmortem/review/due-chip'
import { OwnerDialog } from '@/components/postmortem/review/owner-dialog'
import { PublishDialog } from '@/components/postmortem/review/publish-dialog'
import { type ReviewAct, reviewActs } from '@/components/postmortem/review/review-acts'
import { Reviewers } from '@/components/postmortem/review/reviewers'
import { WithdrawDialog } from '@/components/postmortem/review/withdraw-dialog'
import { Button } from '@/components/ui/button'
import { Menu, MenuItem } from '@/components/ui/menu'
import { useContent } from '@/lib/client/postmortem/use-content'
import { useReviewNeeds } from '@/lib/client/use-reviews'

const WRITTEN_MS = 1000

const DIALOGS = {
  ask: AskDialog,
  answer: AnswerDialog,
  publish: PublishDialog,
  withdraw: WithdrawDialog,
  owner: OwnerDialog,
} satisfies Record<ReviewAct, unknown>

/** Until when, who was asked, and what can be done about the review now. Nothing while none is open. */
export function ReviewBar() {
  const { incident, me, doc, canEdit, rules } = usePostmortem()
  const [open, setOpen] = useState<ReviewAct | null>(null)
  const { review } = incident
  const { data: needs, refetch } = useReviewNeeds(incident.id, incident.seq, { isWanted: review !== null })
  const content = useContent(doc)
  const isUnchanged = needs?.hasChanged === false
  // Once somebody writes there is another version to publish, as soon as the server has what they wrote.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each change of the content
  useEffect(() => {
    if (!isUnchanged) return
    const timer = setTimeout(() => void refetch(), WRITTEN_MS)
    return () => clearTimeout(timer)
  }, [content, isUnchanged, refetch])
  const ways = useRef<HTMLButtonElement>(null)
  // A step that was taken goes, and the focus on to the ways that are left.
  const leaveFocus = useCallback(
    (step: HTMLButtonElement | null) => () => {
      if (step && step === document.activeElement) ways.current?.focus()
    },
    [],
  )
  if (!review) return null
  const hasChanged = needs?.hasChanged ?? true
  const { main, others } = reviewActs({ review, rule: rules[incident.severity], personId: me.id, hasChanged })
  const OpenDialog = open && DIALOGS[open]
  return (
    <div className="flex flex-wrap items-center gap-2 max-md:order-2 max-md:basis-full">
      {review.version > 0 && needs?.hasChanged && (
        <span className="text-12 text-text-2">Edited since version {review.version}</span>
      )}
      {needs?.dueAt && <DueChip dueAt={needs.dueAt} />}
      <Reviewers review={review} />
      {canEdit && (
        <div className="ml-auto flex items-center gap-2">
          {main && (
            <Button ref={leaveFocus} size="md" variant="primary" onClick={() => setOpen(main.act)}>
              {main.label}
            </Button>
          )}
          <Menu
            trigger={
              <Button ref={ways} size="md">
                <span className={main ? 'max-sm:sr-only' : undefined}>Review</span>
                <ChevronDown aria-hidden size={14} strokeWidth={1.75} />
              </Button>
            }
          >
            {others.map(({ act, label: name, disabledReason }) => (
              <MenuItem key={act} disabledReason={disabledReason} onSelect={() => setOpen(act)}>
                {name}
              </MenuItem>
            ))}
          </Menu>
        </div>
      )}
      {OpenDialog && <OpenDialog onClose={() => setOpen(null)} />}
    </div>
  )
}
