'use client'
import { type RefObject, useCallback, useEffect, useState } from 'react'
import type { TimelineItem } from '@/components/timeline/timeline-items'
import type { TimelineListHandle } from '@/components/timeline/timeline-list'
import { toast } from '@/components/ui/toast'
import type { Found, ReadBack } from '@/lib/client/read-back'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

const LIT_MS = 2500

export const LOST = {
  none: 'That line could not be found',
  failed: 'Older lines could not be read: that line may be among them',
} satisfies Record<Exclude<Found, 'found'>, string>

export interface JumpOptions {
  items: TimelineItem[]
  list: RefObject<TimelineListHandle | null>
  /** Not yet while the server's lines stand in its place. */
  isListThere?: boolean
  loadUntil: ReadBack['loadUntil']
  /** Shows everything again: the line may be hidden by a filter. */
  showAll: () => void
}

/** Brings a line into the middle of the list and lights it for a moment, wherever it is. */
export function useJump({ items, list, isListThere = true, loadUntil, showAll }: JumpOptions) {
  const [wanted, setWanted] = useState<((row: TimelineRow) => boolean) | null>(null)
  const [targetKey, setTargetKey] = useState<string | null>(null)

  const jumpTo = useCallback(
    async (isThere: (row: TimelineRow) => boolean) => {
      showAll()
      const found = await loadUntil(isThere)
      if (found === 'found') setWanted(() => isThere)
      else toast(LOST[found], { tone: 'warning' })
    },
    [loadUntil, showAll],
  )

  useEffect(() => {
    if (!wanted || !isListThere) return
    // An answer may stand with its question.
    const item = items.find(({ row, answers }) => wanted(row) || answers.some(wanted))
    if (!item || !list.current) return
    setWanted(null)
    setTargetKey(item.key)
    list.current.toKey(item.key)
  }, [wanted, isListThere, items, list])

  useEffect(() => {
    if (!targetKey) return
    const timer = setTimeout(() => setTargetKey(null), LIT_MS)
    return () => clearTimeout(timer)
  }, [targetKey])

  return { jumpTo, targetKey }
}
