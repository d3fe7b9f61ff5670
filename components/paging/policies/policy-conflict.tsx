'use client'
import { stepsText } from '@/components/paging/policies/policy-words'
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile'
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
    <ChangedMeanwhile
      title="This policy was changed meanwhile."
      onKeepMine={onKeepMine}
      onTakeTheirs={() => onTakeTheirs(newer)}
    >
      It is now called {newer.name}, with {stepsText({ steps: newer.steps.length, repeat: newer.repeat })}.
    </ChangedMeanwhile>
  )
}
