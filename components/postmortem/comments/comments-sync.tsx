'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useEffectEvent, useMemo, useRef } from 'react'
import { commentDesk, useDesk } from '@/components/postmortem/comments/comment-desk'
import { commentOnPageSelection } from '@/components/postmortem/comments/passages'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { useAnnounce } from '@/components/ui/live-region'
import { useThreads } from '@/lib/client/postmortem/use-threads'
import { type ThreadView, whyNoComment } from '@/lib/domain/postmortem/comment'
import { excerpt } from '@/lib/domain/text'

/**
 * Keeps the marks in the editors in step with the threads, whether or not the panel is there; says what others comment;
 * follows `?thread=`. Draws nothing. `onWish` shows the panel.
 */
export function CommentsSync({ onWish }: { onWish: () => void }) {
  const { incident, me } = usePostmortem()
  const { data: threads } = useThreads(incident.id)
  const open = useMemo(() => threads?.filter(({ resolved }) => !resolved) ?? [], [threads])
  const mayComment = whyNoComment({ ...me, scope: 'admin' }, incident) === null

  useEffect(() => commentDesk.belongTo(me.id, incident.id), [me.id, incident.id])
  useOtherTabs()
  useEffect(() => commentDesk.show(open, mayComment), [open, mayComment])
  useThreadLink()
  useReadOnlyKey()
  useSayNew(threads, me.id)

  const wishes = useDesk(({ wish }) => wish.count)
  const handled = useRef(0)
  const handleWish = useEffectEvent(onWish)
  useEffect(() => {
    if (wishes > handled.current) handleWish()
    handled.current = wishes
  }, [wishes])
  return null
}

/** How many threads are open; for whatever leads to them. */
export const useOpenThreads = (): number => useDesk(({ open }) => open.length)

/** What another tab writes is here at once; one that was asleep looks when it is looked at. */
function useOtherTabs(): void {
  useEffect(() => {
    // Without a key everything was cleared: words on screen are then all that is left of them.
    const handleStorage = ({ key }: StorageEvent) => commentDesk.follow(key !== null)
    const handleVisible = () => commentDesk.follow(false)
    window.addEventListener('storage', handleStorage)
    document.addEventListener('visibilitychange', handleVisible)
    return () => {
      window.removeEventListener('storage', handleStorage)
      document.removeEventListener('visibilitychange', handleVisible)
    }
  }, [])
}

/** Follows a notification to its thread, and takes it off the address so that a reload opens where one was. */
function useThreadLink(): void {
  const threadId = useSearchParams().get('thread')
  const path = usePathname()
  useEffect(() => {
    if (!threadId) return
    commentDesk.focus(threadId.toLowerCase())
    window.history.replaceState(null, '', path)
  }, [threadId, path])
}

/** An editor that cannot be written in hears no keys. */
function useReadOnlyKey(): void {
  useEffect(() => {
    const handleKey = (event: KeyboardEvent) => {
      const isIt = event.altKey && (event.ctrlKey || event.metaKey) && event.code === 'KeyM'
      if (isIt && !event.defaultPrevented && commentOnPageSelection()) event.preventDefault()
    }
    document.addEventListener('keydown', handleKey)
    return () => document.removeEventListener('keydown', handleKey)
  }, [])
}

function useSayNew(threads: ThreadView[] | undefined, myId: string): void {
  const announce = useAnnounce()
  const known = useRef<Set<string> | null>(null)
  useEffect(() => {
    if (!threads) return
    const comments = threads.flatMap((thread) => thread.comments)
    const news = comments.filter(({ id, by }) => known.current && !known.current.has(id) && by.id !== myId)
    known.current = new Set(comments.map(({ id }) => id))
    const [latest] = news.slice(-1)
    if (latest) announce(`${latest.by.name} commented: ${excerpt(latest.text, 80)}`)
  }, [threads, myId, announce])
}
