'use client'
import { stepsText } from '@/components/paging/policies/policy-words'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'

export interface PolicyConflictProps {
  /** As somebody else left it. */
  newer: PolicyDetail
  onKeepMine: () => void
  onTakeTheirs: (newer: PolicyDetail) => void
}

/** Somebody changed the policy meanwhile: what it is now, and what to do with the draft. */
export function PolicyConflict({ newer, onKeepMine, onTakeTheirs }: PolicyConflictProps) {
  return (
    <div className="flex flex-col gap-2">
      <ErrorNote title="This policy was changed meanwhile.">
        Nothing is saved yet, and what you typed is kept. It is now called {newer.name}, with{' '}
        {stepsText({ steps: newer.steps.length, repeat: newer.repeat })}.
      </ErrorNote>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onKeepMine}>Keep mine, then save</Button>
        <Button variant="ghost" onClick={() => onTakeTheirs(newer)}>
          Take theirs
        </Button>
      </div>
    </div>
  )
}
