'use client'
import { useEffect } from 'react'
import { Button } from '@/components/ui/button'

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
    <div role="alert" className="mx-auto flex max-w-[520px] flex-col gap-3 px-4 pt-[16vh]">
      <h1 className="font-semibold text-24">This page broke</h1>
      <p className="text-14 text-text-2">
        What was logged is safe, and what you were writing in a room is kept in this browser. Try again; if it stays
        broken, tell whoever runs this installation.
      </p>
      {error.digest && (
        <p className="text-12 text-text-3">
          The server’s log knows it as <span className="mono select-all">{error.digest}</span>.
        </p>
      )}
      <p className="mt-2 flex gap-2">
        <Button size="lg" variant="primary" onClick={reset}>
          Try again
        </Button>
        <Button size="lg" onClick={() => window.location.assign('/')}>
          My shift
        </Button>
      </p>
    </div>
  )
}
