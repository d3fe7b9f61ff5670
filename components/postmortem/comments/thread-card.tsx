'use client'
import clsx from 'clsx'
import { Check, RotateCcw } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { commentDesk, useCommentDraft, useDesk } from '@/components/postmortem/comments/comment-desk'
import { CommentForm } from '@/components/postmortem/comments/comment-form'
import { CommentItem } from '@/components/postmortem/comments/comment-item'
import { ThreadQuote } from '@/components/postmortem/comments/thread-quote'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { TimeAgo } from '@/components/ui/time-ago'
import type { ThreadActions } from '@/lib/client/postmortem/use-threads'
import type { AnchoredPlace } from '@/lib/domain/postmortem/anchor'
import type { ThreadView } from '@/lib/domain/postmortem/comment'
import { SECTION_TITLES } from '@/lib/domain/postmortem/sections'

export interface ThreadCardProps {
  thread: ThreadView
  place: AnchoredPlace | undefined
  myId: string
  mayComment: boolean
  maySettle: boolean
  actions: ThreadActions
  onSettle: (resolved: boolean) => void
}

export function ThreadCard(props: ThreadCardProps) {
  const { thread, place, myId, mayComment, maySettle, actions, onSettle } = props
  const { id, anchor, quote, comments, resolved } = thread
  const isActive = useDesk(({ activeId }) => activeId === id)
  const wish = useDesk((state) => state.wish)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (wish.target !== id || !commentDesk.takeWish(id)) return
    card.current?.focus({ preventScroll: true })
    card.current?.scrollIntoView({ block: 'nearest' })
  }, [wish, id])
  const where = anchor === null ? 'Whole document' : place?.section ? SECTION_TITLES[place.section] : 'Removed card'
  const title = anchor === null ? 'the whole document' : `“${quote}”`
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={`Comments on ${title}`}
      aria-current={isActive || undefined}
      onFocus={() => commentDesk.activate(id)}
      onMouseDown={() => commentDesk.activate(id)}
      className={clsx(
        'rounded-3 border bg-surface px-3 pt-2 pb-2.5 outline-none focus-visible:outline-2 focus-visible:outline-accent',
        isActive ? 'border-accent shadow-1' : 'border-line',
      )}
    >
      <header className="flex min-h-7 items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-12 text-text-3">{where}</span>
        {maySettle && (
          <IconButton
            label={resolved ? 'Open again' : 'Resolve'}
            icon={
              resolved ? (
                <RotateCcw aria-hidden size={14} strokeWidth={1.75} />
              ) : (
                <Check aria-hidden size={16} strokeWidth={1.75} />
              )
            }
            onClick={() => onSettle(!resolved)}
          />
        )}
      </header>
      {anchor && <ThreadQuote threadId={id} quote={quote} place={place} isResolved={resolved !== null} />}
      <ol>
        {comments.map((comment) => (
          <CommentItem
            key={comment.id}
            comment={comment}
            mayEdit={mayComment && comment.by.id === myId}
            edit={actions.edit}
          />
        ))}
      </ol>
      {resolved ? (
        <p className="text-12 text-text-3">
          Resolved by {resolved.by.name} <TimeAgo at={resolved.at} />
        </p>
      ) : (
        mayComment && <Reply threadId={id} to={title} answer={actions.answer} />
      )}
    </article>
  )
}

interface ReplyProps {
  threadId: string
  to: string
  answer: ThreadActions['answer']
}

function Reply({ threadId, to, answer }: ReplyProps) {
  const name = `answer ${threadId}`
  const [draft, write] = useCommentDraft(name)
  const [isAsked, setAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const refocus = () => requestAnimationFrame(() => button.current?.focus())
  if (!draft) {
    return (
      <Button
        ref={button}
        variant="ghost"
        className="-ml-2"
        onClick={() => {
          setAsked(true)
          write({ text: '' })
        }}
      >
        Reply<span className="sr-only"> to the comments on {to}</span>
      </Button>
    )
  }
  return (
    <CommentForm
      name={name}
      label="Reply"
      action="Reply"
      isWanted={isAsked}
      onSend={(comment) => answer(threadId, comment)}
      onDone={refocus}
      onCancel={refocus}
    />
  )
}
