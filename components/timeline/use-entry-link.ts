'use client'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** Follows `?entry=` to its line, and takes it off the address so that a reload opens where one was. */
export function useEntryLink(jumpTo: (isThere: (row: TimelineRow) => boolean) => Promise<void>): void {
  const entryId = useSearchParams().get('entry')
  const path = usePathname()
  useEffect(() => {
    if (!entryId) return
    void jumpTo((row) => row.entryId === entryId || `seq-${row.seq}` === entryId)
    window.history.replaceState(null, '', path)
  }, [entryId, jumpTo, path])
}
