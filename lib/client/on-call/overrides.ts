'use client'

import { useMutation } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { NewOverride } from '@/lib/domain/on-call/rota-inputs'
import type { OverrideView } from '@/lib/domain/on-call/rota-view'
import { useOnCallChanged } from './rotas'

/** Gives somebody a seat of a rota for a while. The same override again is the same one. */
export function useOverride(rotaId: string) {
  const changed = useOnCallChanged()
  return useMutation({
    mutationFn: (override: NewOverride) =>
      api<{ override: OverrideView }>('POST', `/api/v1/rotas/${rotaId}/overrides`, override),
    onSettled: changed,
  })
}

/** Takes an override back, as far as it is not over. `onFailed` is told also when what asked is no longer shown. */
export function useRemoveOverride(rotaId: string, onFailed?: () => void) {
  const changed = useOnCallChanged()
  return useMutation({
    mutationFn: (overrideId: string) => api<void>('DELETE', `/api/v1/rotas/${rotaId}/overrides/${overrideId}`),
    ...(onFailed && { onError: onFailed }),
    onSettled: changed,
  })
}
