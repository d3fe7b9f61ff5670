import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-note'

type EmptyLinesProps = { kind: 'failed'; onRetry: () => void } | { kind: 'filtered'; onShowAll: () => void }

/** Where lines are missing, and what to do about it. */
export function EmptyLines(props: EmptyLinesProps) {
  if (props.kind === 'failed') {
    return (
      <div className="px-4 py-2">
        <ErrorNote title="Older lines could not be read." action={<Button onClick={props.onRetry}>Try again</Button>}>
          What is below is complete and live.
        </ErrorNote>
      </div>
    )
  }
  return (
    <EmptyState title="No line passes this filter" action={<Button onClick={props.onShowAll}>Show all</Button>}>
      New ones that do will appear here.
    </EmptyState>
  )
}
