'use client'
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile'
import type { Newer } from '@/lib/client/save-setting'

export interface SettingConflictProps<Value> {
  saving: { newer: Newer<Value> | null; goOn: () => void }
  /** The form is to show this. */
  onTake: (value: Value) => void
  /** The form keeps what it shows; this is what it stands beside now. */
  onKeep?: (value: Value) => void
}

/** Somebody else set it meanwhile: said in the form that could not be saved, until one of the two is chosen. */
export function SettingConflict<Value>({ saving, onTake, onKeep }: SettingConflictProps<Value>) {
  const { newer, goOn } = saving
  if (!newer) return null
  return (
    <ChangedMeanwhile
      title={newer.message}
      onKeepMine={() => {
        onKeep?.(newer.value)
        goOn()
      }}
      onTakeTheirs={() => {
        onTake(newer.value)
        goOn()
      }}
    />
  )
}
