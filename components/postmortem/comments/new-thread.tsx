'use client'
import { useEffect, useRef } from 'react'
import { commentDesk, NEW_THREAD, threadOf, useDesk } from '@/components/postmortem/comments/comment-desk'
import { CommentForm } from '@/components/postmortem/comments/comment-form'
import type { NewThread as Pending } from '@/components/postmortem/comments/kept-comments'
import type { ThreadActions } from '@/lib/client/postmortem/use-threads'

/** A thread that is being begun, above those there are. */
export function NewThread({ pending, start }: { pending: Pending; start: ThreadActions['start'] }) {
  const { id, anchor, quote } = pending
  const wish = useDesk((state) => state.wish)
  const section = useRef<HTMLElement>(null)
  const begun = useRef(id)
  useEffect(() => {
    if (wish.target !== 'new' || !commentDesk.takeWish('new')) return
    section.current?.querySelector('textarea')?.focus()
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [wish])
  return (
    <section ref={section} aria-label="New comment" className="rounded-3 border border-accent bg-surface p-3 shadow-1">
      {anchor ? (
        <q className="mb-2 line-clamp-3 block border-accent border-l-2 pl-2 text-12 text-text-2 [overflow-wrap:anywhere]">
          {quote}
        </q>
      ) : (
        <p className="mb-2 text-12 text-text-3">On the whole document</p>
      )}
      <CommentForm
        name={NEW_THREAD}
        label={anchor ? `Comment on “${quote}”` : 'Comment on the whole document'}
        action="Comment"
        onSend={async (comment) => {
          const thread = threadOf(pending, comment)
          await start(thread, comment)
          begun.current = thread.id
        }}
        onDone={() => {
          commentDesk.endNew()
          commentDesk.focus(begun.current)
        }}
        onCancel={() => {
          commentDesk.endNew()
          commentDesk.focusList()
        }}
      />
    </section>
  )
}
