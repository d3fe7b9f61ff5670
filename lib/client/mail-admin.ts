import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MailHealth } from '@/lib/domain/communication/mail-answers'
import { api } from './api'

const HEALTH = ['mail-health']
const REFRESH_MS = 10_000

/** How mail does, for admins. */
export const useMailHealth = (initial: MailHealth) =>
  useQuery({
    queryKey: HEALTH,
    queryFn: () => api<MailHealth>('GET', '/api/v1/mail'),
    initialData: initial,
    refetchInterval: REFRESH_MS,
  })

/** Sends a mail to oneself; what the mail server said comes back as the error. */
export function useTestMail() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api<{ to: string }>('POST', '/api/v1/mail/test'),
    onSettled: () => queries.invalidateQueries({ queryKey: HEALTH }),
  })
}

/** Ends the mail that the link of a mail was made for. */
export const useUnsubscribe = (token: string) =>
  useMutation({
    mutationFn: () => api<void>('POST', `/api/v1/unsubscribe?token=${encodeURIComponent(token)}`),
  })
