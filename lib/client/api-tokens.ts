import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TokenSummary } from '@/lib/domain/people/person'
import { api } from './api'

const TOKENS = ['tokens']

/** Tokens that work: one's own, and everybody's for an admin. */
export const useTokens = (initial: TokenSummary[]) =>
  useQuery({
    queryKey: TOKENS,
    queryFn: () => api<{ tokens: TokenSummary[] }>('GET', '/api/v1/tokens'),
    initialData: { tokens: initial },
    select: ({ tokens }) => tokens,
  })

export function useRevokeToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api('DELETE', `/api/v1/tokens/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: TOKENS }),
  })
}

export const createToken = (input: { name: string; scope: string }): Promise<{ token: TokenSummary; secret: string }> =>
  api('POST', '/api/v1/tokens', input)

/** Has the list read again. */
export function useTokensChanged(): () => void {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: TOKENS })
}
