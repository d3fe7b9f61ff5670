'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useMemo } from 'react'
import { replaceAddress } from '@/components/history/use-history-query'
import { type ListView, listViewOf, queryOfView } from '@/lib/domain/history/list-view'

/** All that the address of the list says, and how it is changed. */
export function useListView(): [view: ListView, set: (changes: Partial<Omit<ListView, 'filters'>>) => void] {
  const path = usePathname()
  const text = useSearchParams().toString()
  const view = useMemo(() => listViewOf(new URLSearchParams(text)), [text])
  return [
    view,
    (changes) => {
      const now = listViewOf(new URLSearchParams(window.location.search))
      replaceAddress(path, [queryOfView({ ...now, ...changes })])
    },
  ]
}
