'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ErrorNote } from '@/components/ui/error-note'

export interface ChangedMeanwhileProps {
  /** Who changed what, as a sentence. */
  title: string
  /** What it is now. */
  children?: ReactNode
  onKeepMine: () => void
  onTakeTheirs: () => void
}

/** What was edited here was changed by somebody else: nothing typed is lost, and one of the two is chosen. */
export function ChangedMeanwhile({ title, children, onKeepMine, onTakeTheirs }: ChangedMeanwhileProps) {
  return (
    <div className="flex flex-col gap-2">
      <ErrorNote title={title}>Nothing is saved yet, and what you typed is kept. {children}</ErrorNote>
      <div className="flex flex-wrap gap-2">
        <Button onClick={onKeepMine}>Keep mine, then save</Button>
        <Button variant="ghost" onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </div>
    </div>
  )
}
