import { env } from '@/lib/server/env'
import { type Subscription, unsubscribeToken } from '@/lib/server/mail/unsubscribe-token'

/**
 * How a mail that somebody subscribed to can be left: a page, and headers for programs that do it with one click (RFC
 * 8058).
 */
export function wayOut(subscription: Subscription): { page: string; headers: Record<string, string> } {
  const { publicUrl } = env()
  const token = unsubscribeToken(subscription)
  return {
    page: new URL(`/unsubscribe?token=${token}`, publicUrl).href,
    headers: {
      'List-Unsubscribe': `<${new URL(`/api/v1/unsubscribe?token=${token}`, publicUrl).href}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    },
  }
}
