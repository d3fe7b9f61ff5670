'use client'
import { useEffect, useRef, useState } from 'react'
import { badgedTitle, heardText } from '@/components/paging/page-words'
import { useAnnounce } from '@/components/ui/live-region'
import { markSeen } from '@/lib/client/paging/pages'
import type { PageView } from '@/lib/domain/on-call/paging-view'

/** Makes pages that wait for an answer heard, seen in the tab's title, and known to the server as seen once they are. */
export function usePageAlert(waiting: readonly PageView[]): void {
  useHeard(waiting)
  useTitleBadge(waiting.length)
  useSeen(waiting)
}

/** Each is said once, at once. */
function useHeard(waiting: readonly PageView[]): void {
  const announce = useAnnounce()
  const heard = useRef(new Set<string>())
  useEffect(() => {
    const fresh = waiting.filter(({ id }) => !heard.current.has(id))
    for (const { id } of fresh) heard.current.add(id)
    if (fresh.length > 0) announce(fresh.map(heardText).join('. '), 'assertive')
  }, [waiting, announce])
}

/** Every place gives the tab a title of its own, so the number is put before whatever it is. */
function useTitleBadge(count: number): void {
  useEffect(() => {
    const badge = () => {
      const next = badgedTitle(document.title, count)
      if (document.title !== next) document.title = next
    }
    badge()
    const watch = new MutationObserver(badge)
    watch.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [count])
}

/** A page is seen when it is on a screen that somebody looks at; said once each. */
function useSeen(waiting: readonly PageView[]): void {
  const told = useRef(new Set<string>())
  const isLookedAt = useIsLookedAt()
  useEffect(() => {
    if (!isLookedAt) return
    for (const page of waiting) {
      if (page.state === 'seen' || !page.isOpen || told.current.has(page.id)) continue
      told.current.add(page.id)
      void markSeen(page.id)
    }
  }, [waiting, isLookedAt])
}

function useIsLookedAt(): boolean {
  const [isLookedAt, setLookedAt] = useState(false)
  useEffect(() => {
    const look = () => setLookedAt(document.visibilityState === 'visible')
    look()
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return isLookedAt
}
