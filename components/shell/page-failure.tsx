'use client'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'
import { PageNote } from '@/components/ui/page-note'

export interface PageFailureProps {
  error: Error & { digest?: string }
  reset: () => void
}

/** A page that broke: what happened, what was lost, what to do. */
export function PageFailure({ error, reset }: PageFailureProps) {
  useEffect(() => {
    console.error(error)
  }, [error])
  return (
    <PageNote
      role="alert"
      title="This page broke"
      actions={
        <>
          <Button size="lg" variant="primary" onClick={reset}>
            Try again
          </Button>
          <Button size="lg" onClick={() => window.location.assign('/')}>
            My shift
          </Button>
        </>
      }
    >
      What was logged is safe, and what you were writing in a room is kept in this browser. Try again; if it stays
      broken, tell whoever runs this installation.
      {error.digest && (
        <span className="mt-3 block text-12 text-text-3">
          The server’s log knows it as <span className="mono select-all">{error.digest}</span>.
        </span>
      )}
    </PageNote>
  )
}
