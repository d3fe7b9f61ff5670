'use client'

import { useQuery } from '@tanstack/react-query'
import { DEFAULT_UPDATE_TEMPLATES, type UpdateTemplates } from '@/lib/domain/communication/update-templates'
import { api } from './api'

/** What drafts are made of; those that come with Evenkeel when it cannot be known. Undefined until it is asked. */
export function useUpdateTemplates(): UpdateTemplates | undefined {
  const { data, isError } = useQuery({
    queryKey: ['settings', 'update-templates'],
    queryFn: () => api<{ value: UpdateTemplates }>('GET', '/api/v1/settings/update-templates'),
    // Without a network the dialog opens all the same.
    networkMode: 'always',
    retry: false,
    staleTime: 60_000,
  })
  return isError ? DEFAULT_UPDATE_TEMPLATES : data?.value
}
