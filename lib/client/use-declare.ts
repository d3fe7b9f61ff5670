'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import { declareInputSchema } from '@/lib/domain/incident/declare'
import type { IncidentState } from '@/lib/domain/incident/state'
import { parse } from '@/lib/domain/parse'
import { api } from './api'
import { shiftKey } from './shift-key'
import { incidentListKey } from './use-incident-list'

export interface Declaration {
  commandId: string
  input: z.input<typeof declareInputSchema>
}

export interface DeclareHandlers {
  onDeclared: (incident: IncidentState) => void
  onError: (error: Error) => void
}

/**
 * Declares. The same `commandId` declares once, however often it is sent. What follows is done also when the form that
 * asked was closed meanwhile: an incident that nobody is led to would be declared again.
 */
export function useDeclare({ onDeclared, onError }: DeclareHandlers) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ commandId, input }: Declaration) => {
      const parsed = parse(declareInputSchema, input, 'input')
      return api<{ incident: IncidentState }>('POST', '/api/v1/incidents', { commandId, input: parsed })
    },
    onSuccess: ({ incident }) => onDeclared(incident),
    onError,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: shiftKey })
      void queries.invalidateQueries({ queryKey: incidentListKey })
    },
  })
}
