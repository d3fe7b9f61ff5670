'use client'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import { draftNamed, useCommentDraft } from '@/components/postmortem/comments/comment-desk'
import { useMentionable } from '@/components/postmortem/comments/use-mentionable'
import { mentionedIn } from '@/components/timeline/composer-text'
import { MentionList } from '@/components/timeline/mention-list'
import { type Mentions, useMentions } from '@/components/timeline/use-mentions'
import { Button } from '@/components/ui/button'
import type { CommentToSend } from '@/lib/client/postmortem/use-threads'
import { randomId } from '@/lib/client/random-id'
import { isAppError } from '@/lib/domain/errors'
import { MAX_COMMENT } from '@/lib/domain/postmortem/comment'

export interface CommentFormProps {
  /** What is written here; it is kept under this name until it is sent or put away. */
  name: string
  label: string
  action: string
  /** Takes the focus as it appears. */
  isWanted?: boolean
  onSend: (comment: CommentToSend) => Promise<void>
  onDone: () => void
  onCancel: () => void
}

export function CommentForm({ name, label, action, isWanted = false, onSend, onDone, onCancel }: CommentFormProps) {
  const [draft, write] = useCommentDraft(name)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const people = useMentionable()
  const field = useRef<HTMLTextAreaElement>(null)
  const listId = useId()
  const problemId = useId()
  const text = draft?.text ?? ''
  const length = text.trim().length
  const setText = (next: string) => write({ ...draft, text: next })
  const mentions = useMentions({ text, field, people, onText: setText })

  async function send() {
    if (length === 0 || length > MAX_COMMENT || isSending) return
    // The same words again are the same comment: the first may have arrived.
    const id = draft?.tried?.text === text ? draft.tried.id : randomId()
    write({ text, tried: { id, text } })
    setSending(true)
    setProblem(null)
    try {
      await onSend({ id, text: text.trim(), mentions: mentionedIn(text, people).map((person) => person.id) })
    } catch (error) {
      setSending(false)
      setProblem(isAppError(error) ? error.message : 'This could not be sent.')
      return
    }
    setSending(false)
    // Written on in another tab meanwhile, they are not what was sent.
    if (draftNamed(name)?.text === text) write(null)
    onDone()
  }
  function cancel() {
    write(null)
    onCancel()
  }
  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return
    if (mentions.isOpen && handleInList(event.key, mentions)) return event.preventDefault()
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void send()
    } else if (event.key === 'Escape' && length === 0) {
      event.preventDefault()
      cancel()
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <div className="relative">
        <textarea
          ref={field}
          // It appears because somebody asked for it.
          // biome-ignore lint/a11y/noAutofocus: the focus follows what was just pressed
          autoFocus={isWanted}
          value={text}
          rows={2}
          readOnly={isSending}
          aria-label={label}
          aria-autocomplete="list"
          aria-controls={mentions.isOpen ? listId : undefined}
          aria-activedescendant={mentions.isOpen ? `${listId}-${mentions.active}` : undefined}
          aria-describedby={problem ? problemId : undefined}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          placeholder="Say it, and @mention who should know"
          onChange={(event) => {
            setText(event.target.value)
            mentions.look(event.target)
          }}
          onSelect={(event) => mentions.look(event.currentTarget)}
          onBlur={mentions.close}
          onKeyDown={handleKeyDown}
          className="field-sizing-content scroll-thin max-h-60 min-h-14 w-full resize-none rounded-2 bg-surface px-2.5 py-1.5 text-13 text-text outline-none inset-ring inset-ring-control focus-visible:inset-ring-2 focus-visible:inset-ring-accent max-md:text-16"
        />
        <MentionList id={listId} mentions={mentions} className="top-full right-0 left-0 mt-1" />
      </div>
      {length > MAX_COMMENT && (
        <p role="alert" className="text-12 text-warning">
          A comment has at most {MAX_COMMENT.toLocaleString('en-GB')} characters; this one has{' '}
          {length.toLocaleString('en-GB')}.
        </p>
      )}
      {problem && (
        <p id={problemId} role="alert" className="text-12 text-hurting">
          {problem} Your words are kept.
        </p>
      )}
      <div className="flex items-center gap-1.5">
        <Button variant="primary" isLoading={isSending} aria-disabled={length === 0 || undefined} onClick={send}>
          {problem ? 'Try again' : action}
        </Button>
        <Button variant="ghost" onClick={cancel}>
          Cancel
        </Button>
      </div>
    </div>
  )
}

function handleInList(pressed: string, mentions: Mentions): boolean {
  if (pressed === 'ArrowDown') mentions.move(1)
  else if (pressed === 'ArrowUp') mentions.move(-1)
  else if (pressed === 'Enter' || pressed === 'Tab') mentions.choose()
  else if (pressed === 'Escape') mentions.close()
  else return false
  return true
}
