import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { OwnProfile, SessionSummary } from '@/lib/domain/people/person'
import { api } from './api'

const SESSIONS = ['own-sessions']

/** The open sessions of the person at this screen. */
export const useOwnSessions = (initial: SessionSummary[]) =>
  useQuery({
    queryKey: SESSIONS,
    queryFn: () => api<{ sessions: SessionSummary[] }>('GET', '/api/v1/me/sessions'),
    initialData: { sessions: initial },
    select: ({ sessions }) => sessions,
  })

/** Ends one of them. */
export function useEndSession() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (id: string) => api('DELETE', `/api/v1/me/sessions/${id}`),
    onSettled: () => queries.invalidateQueries({ queryKey: SESSIONS }),
  })
}

export const changeProfile = (
  change: Partial<
    Pick<OwnProfile, 'name' | 'timeZone' | 'phone' | 'takesDrills' | 'takesDigest' | 'takesShiftMail' | 'skills'>
  >,
): Promise<OwnProfile> => api('PATCH', '/api/v1/me', change)

export const changePassword = (passwords: { currentPassword: string; newPassword: string }): Promise<void> =>
  api('POST', '/api/v1/me/password', passwords)

/** The list of sessions is not what it was: a new password ends the others. */
export function useSessionsChanged(): () => void {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: SESSIONS })
}
