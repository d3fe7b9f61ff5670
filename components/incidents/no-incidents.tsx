'use client'
import { DeclareButton } from '@/components/declare/declare-button'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'

export function NoIncidents({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  return (
    <Card>
      {isNarrowed ? (
        <EmptyState title="Nothing matches" action={<Button onClick={onClear}>Clear the filters</Button>}>
          Words are looked for in titles. ⌘K or Ctrl K searches what was written in the rooms.
        </EmptyState>
      ) : (
        <EmptyState title="No incidents yet" action={<DeclareButton size="md" />}>
          When something breaks, declare it: a room opens, and the first five minutes are in it. Alerts can open rooms
          too, once an integration is connected.
        </EmptyState>
      )}
    </Card>
  )
}
