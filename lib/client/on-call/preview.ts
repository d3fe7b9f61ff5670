'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { Rotation } from '@/lib/domain/on-call/rota'
import type { RotaProblem, ShiftView } from '@/lib/domain/on-call/rota-view'
import type { Span } from './spans'

export interface RotationPreview {
  shifts: ShiftView[]
  problems: RotaProblem[]
}

/** What a rotation that nobody saved yet would come to; the last that could be shown stays while it is worked out. */
export const useRotationPreview = (rotation: Rotation | null, teamId: string | null, span: Span) =>
  useQuery({
    queryKey: ['rotation-preview', rotation, teamId, span.from],
    queryFn: () => api<RotationPreview>('POST', '/api/v1/rotas/preview', { rotation, teamId, ...span }),
    enabled: rotation !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })
