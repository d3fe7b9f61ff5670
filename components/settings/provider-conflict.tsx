'use client'
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile'

export interface ProviderConflictProps {
  provider: { newer: { message: string } | null; keepMine: () => void; takeTheirs: () => void }
  /** What the form says of what was sent is over. */
  onChosen: () => void
}

/** Another admin set it up meanwhile: said in the form that could not be saved, until one of the two is chosen. */
export function ProviderConflict({ provider: { newer, keepMine, takeTheirs }, onChosen }: ProviderConflictProps) {
  if (!newer) return null
  return (
    <ChangedMeanwhile
      title={newer.message}
      onKeepMine={() => {
        keepMine()
        onChosen()
      }}
      onTakeTheirs={() => {
        takeTheirs()
        onChosen()
      }}
    />
  )
}
