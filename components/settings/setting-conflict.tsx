'use client'
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile'
import type { NewerSetting } from '@/lib/client/save-setting'
import type { SettingKey, SettingOf } from '@/lib/domain/organisation-settings'

export interface SettingConflictProps<Key extends SettingKey> {
  saving: { newer: NewerSetting<Key> | null; goOn: () => void }
  /** The form is to show this. */
  onTake: (value: SettingOf<Key>) => void
  /** The form keeps what it shows; this is what it stands beside now. */
  onKeep?: (value: SettingOf<Key>) => void
}

/** Somebody else set it meanwhile: said in the form that could not be saved, until one of the two is chosen. */
export function SettingConflict<Key extends SettingKey>({ saving, onTake, onKeep }: SettingConflictProps<Key>) {
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
