import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'

export interface OldDataProps {
  error: unknown
  onRetry: () => unknown
}

/** Says that what is shown may have changed since. */
export function OldData({ error, onRetry }: OldDataProps) {
  if (!error) return null
  return (
    <ErrorNote title="This page is not up to date." action={<Button onClick={() => void onRetry()}>Try now</Button>}>
      The server did not answer; it is asked again by itself.
    </ErrorNote>
  )
}
