'use client'
import { useEffect } from 'react'
import { CORRECTIONS } from '@/components/timeline/row-forms'
import { draftsBelow, forgetDrafts } from '@/lib/client/use-draft'
import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** Lets go of corrections of lines that were redacted, here or while this browser was away. */
export function useRedactedDrafts(draftScope: string, rows: readonly TimelineRow[]): void {
  useEffect(() => {
    const scope = `${draftScope}.${CORRECTIONS}`
    for (const entryId of draftsBelow(scope)) {
      if (rows.some((row) => row.entryId === entryId && row.redacted)) forgetDrafts(`${scope}.${entryId}`)
    }
  }, [draftScope, rows])
}
