'use client'
import { MessageSquarePlus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { commentDesk, useDesk } from '@/components/postmortem/comments/comment-desk'
import { NewThread } from '@/components/postmortem/comments/new-thread'
import { commentOnPageSelection } from '@/components/postmortem/comments/passages'
import { ThreadCard } from '@/components/postmortem/comments/thread-card'
import { usePlaces } from '@/components/postmortem/comments/use-places'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-note'
import { useAnnounce } from '@/components/ui/live-region'
import { Segmented } from '@/components/ui/segmented'
import { Skeleton } from '@/components/ui/skeleton'
import { useThreadActions, useThreads } from '@/lib/client/postmortem/use-threads'
import { isAppError } from '@/lib/domain/errors'
import { compareOrder } from '@/lib/domain/postmortem/anchor'
import { maySettle, type ThreadView, whyNoComment } from '@/lib/domain/postmortem/comment'

type Tab = 'open' | 'resolved'
const none: ThreadView[] = []

/** The conversations about the postmortem, in the order of the document. */
export function CommentsPanel() {
  const { incident, me, doc } = usePostmortem()
  const { data: threads = none, isPending, isError, refetch } = useThreads(incident.id)
  const actions = useThreadActions(incident.id)
  const places = usePlaces(doc, threads)
  const [tab, setTab] = useState<Tab>('open')
  const [problem, setProblem] = useState<string | null>(null)
  const announce = useAnnounce()
  const pending = useDesk((state) => state.pending)
  const wish = useDesk((state) => state.wish)
  const heading = useRef<HTMLHeadingElement>(null)

  const wished = threads.find(({ id }) => id === wish.target)
  const wishedTab = wished && tabOf(wished)
  useEffect(() => {
    if (wishedTab) setTab(wishedTab)
    if (wish.target === 'list' && commentDesk.takeWish('list')) heading.current?.focus()
  }, [wish, wishedTab])

  const orderOf = ({ id }: ThreadView) => places.get(id)?.order ?? []
  const sorted = threads.toSorted((a, b) => compareOrder(orderOf(a), orderOf(b)))
  const shown = sorted.filter((thread) => tabOf(thread) === tab)
  const open = threads.filter((thread) => tabOf(thread) === 'open').length
  const commenter = { ...me, scope: 'admin' } as const
  const whyNot = whyNoComment(commenter, incident)

  async function settle({ id }: ThreadView, resolved: boolean) {
    const at = shown.findIndex((thread) => thread.id === id)
    const next = shown[at + 1] ?? shown[at - 1]
    setProblem(null)
    try {
      await actions.settle(id, resolved)
    } catch (error) {
      setProblem(isAppError(error) ? error.message : 'This could not be done.')
      return
    }
    announce(resolved ? 'The thread is resolved.' : 'The thread is open again.')
    if (next) commentDesk.focus(next.id)
    else commentDesk.focusList()
  }

  return (
    <section className="flex flex-col gap-3 p-4" aria-labelledby="comments-heading">
      <header className="flex min-h-7 items-center gap-2">
        <h2 id="comments-heading" ref={heading} tabIndex={-1} className="flex-1 font-semibold text-13 outline-none">
          Comments
        </h2>
        {!whyNot && !pending && (
          <Button
            variant="ghost"
            icon={<MessageSquarePlus aria-hidden size={14} strokeWidth={1.75} />}
            title="On what is selected, or on the whole document"
            // The selection must stay until it is read.
            onPointerDown={(event) => event.preventDefault()}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => commentOnPageSelection() || commentDesk.begin(null, '')}
          >
            New comment
          </Button>
        )}
      </header>
      <Segmented
        label="Which comments"
        value={tab}
        options={[
          { value: 'open', label: `Open ${open || ''}` },
          { value: 'resolved', label: `Resolved ${threads.length - open || ''}` },
        ]}
        onValueChange={setTab}
      />
      {whyNot && <p className="text-12 text-text-2">{whyNot.message}</p>}
      {problem && <ErrorNote title="Nothing was changed.">{problem}</ErrorNote>}
      {isError && threads.length === 0 && (
        <ErrorNote
          title="The comments could not be read."
          action={<Button onClick={() => refetch()}>Try again</Button>}
        />
      )}
      {pending && !whyNot && <NewThread key={pending.id} pending={pending} start={actions.start} />}
      {isPending && <Skeleton className="h-24" />}
      {!isPending && !isError && shown.length === 0 && !pending && <Nothing tab={tab} mayComment={!whyNot} />}
      {shown.map((thread) => (
        <ThreadCard
          key={thread.id}
          thread={thread}
          place={places.get(thread.id)}
          myId={me.id}
          mayComment={!whyNot}
          maySettle={maySettle(commenter, thread)}
          actions={actions}
          onSettle={(resolved) => settle(thread, resolved)}
        />
      ))}
    </section>
  )
}

const tabOf = ({ resolved }: ThreadView): Tab => (resolved ? 'resolved' : 'open')

function Nothing({ tab, mayComment }: { tab: Tab; mayComment: boolean }) {
  if (tab === 'resolved') return <EmptyState title="Nothing resolved">What was settled is kept here.</EmptyState>
  return (
    <EmptyState title="No open comments">
      {mayComment && 'Select words in the document and choose Comment, or press Ctrl+Alt+M (⌘⌥M on a Mac).'}
    </EmptyState>
  )
}
