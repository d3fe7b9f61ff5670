import { useQuery } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { Category } from '@/lib/domain/postmortem/categories'

/** What cards of postmortems are sorted by, for who only picks from it. */
export const useCategories = ({ isWanted }: { isWanted: boolean }) =>
  useQuery({
    queryKey: ['settings', 'factor-categories'],
    queryFn: () => api<{ value: Category[] }>('GET', '/api/v1/settings/factor-categories'),
    select: ({ value }) => value,
    staleTime: 60_000,
    enabled: isWanted,
  })
