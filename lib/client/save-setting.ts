import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { SettingKey, SettingOf } from '@/lib/domain/organisation-settings'
import { api } from './api'

/** Sets something for everybody. */
export function useSaveSetting<Key extends SettingKey>(key: Key) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (value: SettingOf<Key>) =>
      api<{ value: SettingOf<Key> }>('PUT', `/api/v1/settings/${key}`, { value }).then((answer) => answer.value),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings', key] }),
  })
}
