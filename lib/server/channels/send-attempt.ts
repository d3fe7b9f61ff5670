import type { Delivery, PageMessage } from '@/lib/domain/on-call/channel'
import { deliverTo } from '@/lib/server/channels/deliver-to'
import { findRecipient } from '@/lib/server/channels/recipient'
import { pretendToSend } from '@/lib/server/demo/pretended-methods'
import { env } from '@/lib/server/env'
import { logger } from '@/lib/server/logger'

/** No attempt takes longer than this, whatever its caller's signal says. */
export const ATTEMPT_LIMIT_MS = 13_000

/**
 * Tells one person of one page over one of their contact methods, or a destination of the organisation. Never throws:
 * what a provider did, or a fault of our own, is the answer. When the first provider of the channel fails the second is
 * used, and the answer says which it was. Ends soon after `signal` is aborted. Safe to repeat: under the same
 * `attemptId` receivers can tell.
 */
export const sendAttempt = (message: PageMessage, methodId: string, signal: AbortSignal): Promise<Delivery> =>
  send(message, methodId, signal, false)

/** As `sendAttempt`, over a method that nobody has proved to be theirs: for its code, and nothing else. */
export const sendUnproved = (message: PageMessage, methodId: string, signal: AbortSignal): Promise<Delivery> =>
  send(message, methodId, signal, true)

async function send(
  message: PageMessage,
  methodId: string,
  signal: AbortSignal,
  evenUnproved: boolean,
): Promise<Delivery> {
  try {
    const pretended = env().isDemo ? await pretendToSend(message, methodId) : null
    if (pretended) return pretended
    const recipient = await findRecipient(methodId, { evenUnproved })
    if ('refusal' in recipient) {
      return { state: 'failed', provider: 'Evenkeel', detail: recipient.refusal, isPermanent: true }
    }
    return await deliverTo(recipient, message, AbortSignal.any([signal, AbortSignal.timeout(ATTEMPT_LIMIT_MS)]))
  } catch (error) {
    logger.error({ err: error, pageId: message.pageId, methodId }, 'An attempt failed in a way that nobody foresaw')
    return {
      state: 'failed',
      provider: 'Evenkeel',
      detail: 'Evenkeel failed while it was sending.',
      isPermanent: false,
    }
  }
}
