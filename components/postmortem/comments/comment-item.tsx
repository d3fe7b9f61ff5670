'use client'
import { useRef, useState } from 'react'
import { useCommentDraft } from '@/components/postmortem/comments/comment-desk'
import { CommentForm } from '@/components/postmortem/comments/comment-form'
import { RowWords } from '@/components/timeline/row-words'
import { Avatar } from '@/components/ui/avatar'
import { TimeAgo } from '@/components/ui/time-ago'
import type { ThreadActions } from '@/lib/client/postmortem/use-threads'
import type { CommentView } from '@/lib/domain/postmortem/comment'

export interface CommentItemProps {
  comment: CommentView
  mayEdit: boolean
  edit: ThreadActions['edit']
}

export function CommentItem({ comment, mayEdit, edit }: CommentItemProps) {
  const { id, by, text, mentions, createdAt, editedAt } = comment
  const name = `edit ${id}`
  const [draft, write] = useCommentDraft(name)
  // Words that were kept come without the focus.
  const [isAsked, setAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  // The button is not there while the form is.
  const refocus = () => requestAnimationFrame(() => button.current?.focus())
  return (
    <li className="grid grid-cols-[20px_1fr] gap-x-2 py-1.5">
      <Avatar id={by.id} name={by.name} />
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline gap-x-1.5">
          <strong className="font-semibold text-13">{by.name}</strong>
          <TimeAgo at={createdAt} className="text-12 text-text-3" />
          {editedAt && <span className="text-12 text-text-3">· edited</span>}
          {mayEdit && !draft && (
            <button
              ref={button}
              type="button"
              onClick={() => {
                setAsked(true)
                write({ text })
              }}
              className="link relative ml-auto rounded-1 text-12 before:absolute before:-inset-2 max-md:before:-inset-3"
            >
              Edit<span className="sr-only"> your comment “{text.slice(0, 40)}”</span>
            </button>
          )}
        </div>
        {draft && mayEdit ? (
          <CommentForm
            name={name}
            label="Your comment"
            action="Save"
            isWanted={isAsked}
            onSend={(words) => edit(id, words)}
            onDone={refocus}
            onCancel={refocus}
          />
        ) : (
          <div dir="auto" className="text-13 [overflow-wrap:anywhere]">
            <RowWords text={text} mentions={mentions} />
          </div>
        )}
      </div>
    </li>
  )
}
