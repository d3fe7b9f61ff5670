import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isAppError } from '@/lib/domain/errors'
import type { SettingKey, SettingOf, Versioned, VersionedSetting } from '@/lib/domain/organisation-settings'
import { api } from './api'
import { isChangedMeanwhile } from './changed-meanwhile'

/** What somebody else set meanwhile, and the sentence that says so. */
export interface Newer<Value> extends Versioned<Value> {
  message: string
}

export const putSetting = <Key extends SettingKey>(key: Key, change: VersionedSetting<Key>) =>
  api<VersionedSetting<Key>>('PUT', `/api/v1/settings/${key}`, change)

/** Sets something for everybody, on top of what was read. When somebody else set it meanwhile, `newer` is what it is now. */
export function useSaveSetting<Key extends SettingKey>(key: Key, initial: VersionedSetting<Key>) {
  const queries = useQueryClient()
  const [version, setVersion] = useState(initial.version)
  const { error, reset, ...sending } = useMutation({
    mutationFn: async (value: SettingOf<Key>) => {
      const saved = await putSetting(key, { value, version })
      setVersion(saved.version)
      return saved.value
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings', key] }),
  })
  const newer = newerOf<SettingOf<Key>>(error)
  return {
    ...sending,
    /** What went wrong otherwise. */
    error: newer ? null : error,
    newer,
    /** What is saved next is saved on top of the newer one. */
    goOn() {
      if (newer) setVersion(newer.version)
      reset()
    },
  }
}

export function newerOf<Value>(error: unknown): Newer<Value> | null {
  if (!isAppError(error) || !isChangedMeanwhile(error)) return null
  return { ...(error.details.current as Versioned<Value>), message: error.message }
}
