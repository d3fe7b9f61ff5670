'use client'
import { PageCard } from '@/components/paging/page-card'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { useMyPages } from '@/lib/client/paging/pages'

/** On top of my shift: every page that waits for my answer, the newest first. Nothing when none does. */
export function PagesToAnswer() {
  const { data, error, refetch } = useMyPages()
  const waiting = data?.toAnswer ?? []
  if (waiting.length === 0 && !error) return null
  return (
    <section aria-label="Pages to answer" className="mb-6 flex flex-col gap-2">
      {error && (
        <ErrorNote
          title="Whether you are paged is not known right now."
          action={<Button onClick={() => void refetch()}>Try now</Button>}
        >
          The server did not answer; it is asked again by itself.
        </ErrorNote>
      )}
      {waiting.map((page) => (
        <PageCard key={page.id} page={page} />
      ))}
    </section>
  )
}
