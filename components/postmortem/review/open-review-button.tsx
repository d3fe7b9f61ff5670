'use client'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import { problemsOf } from '@/lib/client/form-problems'
import { useReviewCommand } from '@/lib/client/use-reviews'

export interface OpenReviewButtonProps {
  incidentId: string
  onOpened?: () => void
}

/** Opens the review: the postmortem is drafted from the log. */
export function OpenReviewButton({ incidentId, onOpened }: OpenReviewButtonProps) {
  const { mutate, isPending, error } = useReviewCommand(incidentId)
  const problem = problemsOf(error, {}).form
  return (
    <div className="flex flex-col items-start gap-3">
      {problem && <ErrorNote title={problem} />}
      <Button
        size="md"
        variant="primary"
        isLoading={isPending}
        onClick={() => mutate({ command: 'open-review' }, onOpened && { onSuccess: onOpened })}
      >
        Open the review
      </Button>
    </div>
  )
}
