import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { GithubIssues, TrackerCheck, TrackerState } from '@/lib/domain/postmortem/github-issues'

const STALE_MS = 60_000
const STATE = ['issue-tracker']

/** Where issues are made, and whether. */
export const useIssuesSetting = () =>
  useQuery({
    queryKey: ['settings', 'github-issues'],
    queryFn: () => api<{ value: GithubIssues }>('GET', '/api/v1/settings/github-issues'),
    select: ({ value }) => value,
    staleTime: STALE_MS,
  })

/** Whether a token is set, for admins. */
export const useTrackerState = (initial: TrackerState) =>
  useQuery({
    queryKey: STATE,
    queryFn: () => api<TrackerState>('GET', '/api/v1/preventions/tracker'),
    initialData: initial,
  })

/** For when the address was changed: a token counts for one. */
export function useTrackerChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: STATE })
}

/** Gives the token, or takes it away with null. */
export function useSaveToken() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (token: string | null) => api<TrackerState>('PUT', '/api/v1/preventions/tracker', { token }),
    onSuccess: (state) => queries.setQueryData(STATE, state),
  })
}

/** Has the repository read, to see whether it works. */
export const useCheckTracker = () =>
  useMutation({ mutationFn: () => api<TrackerCheck>('POST', '/api/v1/preventions/tracker/check') })
