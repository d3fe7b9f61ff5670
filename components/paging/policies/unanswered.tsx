'use client'
import { CutShortNote } from '@/components/paging/policies/cut-short-note'
import type { PolicyDraft } from '@/components/paging/policies/policy-draft'
import { timelineOf } from '@/components/paging/policies/policy-timeline'
import { TimelineView } from '@/components/paging/policies/timeline-view'
import type { KnownHere } from '@/components/paging/policies/use-known-targets'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { Skeleton } from '@/components/ui/skeleton'

/** What a policy comes to when nobody answers, as far as it is known who everybody is. */
export function Unanswered({ draft, known }: { draft: PolicyDraft; known: KnownHere }) {
  if (known.state === 'failed') {
    return (
      <ErrorNote
        title="Who would be asked could not be read."
        action={<Button onClick={known.retry}>Try again</Button>}
      >
        Nothing is lost.
      </ErrorNote>
    )
  }
  if (known.state === 'loading') return <Skeleton className="h-60" />
  return (
    <>
      <TimelineView rows={timelineOf(draft, known)} />
      <CutShortNote draft={draft} known={known} />
    </>
  )
}
