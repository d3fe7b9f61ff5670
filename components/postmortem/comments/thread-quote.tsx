'use client'
import { commentDesk } from '@/components/postmortem/comments/comment-desk'
import type { AnchoredPlace } from '@/lib/domain/postmortem/anchor'

export interface ThreadQuoteProps {
  threadId: string
  quote: string
  place: AnchoredPlace | undefined
  isResolved: boolean
}

/** The words a thread is about; following them shows where they stand. */
export function ThreadQuote({ threadId, quote, place, isResolved }: ThreadQuoteProps) {
  const words = (
    <q dir="auto" className="line-clamp-3 [overflow-wrap:anywhere]">
      {quote}
    </q>
  )
  const className = 'mb-1 block w-full border-accent-line border-l-2 pl-2 text-left text-12 text-text-2'
  if (place?.passage.kind === 'gone') {
    return (
      <div className={className}>
        {words}
        <p className="text-warning">The passage was removed.</p>
      </div>
    )
  }
  if (isResolved) return <div className={className}>{words}</div>
  return (
    <button type="button" onClick={() => showPassage(threadId)} className={`${className} rounded-1 hover:text-text`}>
      {words}
      <span className="sr-only">Show it in the document</span>
    </button>
  )
}

function showPassage(threadId: string): void {
  commentDesk.activate(threadId)
  const mark = document.querySelector(`mark[data-thread="${CSS.escape(threadId)}"]`)
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  mark?.scrollIntoView({ block: 'center', behavior: isCalm ? 'auto' : 'smooth' })
}
