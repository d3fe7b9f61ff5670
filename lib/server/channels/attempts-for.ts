import type { Channel, Urgency } from '@/lib/domain/on-call/channel'
import { planAttempts } from '@/lib/domain/on-call/personal-rule'
import { readyChannels } from '@/lib/server/channels/ready-channels'
import { readMethods } from '@/lib/server/db/contact-methods'
import { readRule } from '@/lib/server/db/notification-rules'
import { type Tx, together } from '@/lib/server/db/pool'
import { readOnce } from '@/lib/server/db/read-once'

const MINUTE_MS = 60_000

export interface DueAttempt {
  methodId: string
  channel: Channel
  dueAt: Date
}

/**
 * How somebody is to be told of a page that is made `now`, the first attempt first: by their own rule, or in the usual
 * order (SPEC CHAN-2). Empty only when nothing at all can reach them: no mail server, no device, no number.
 */
export async function attemptsFor(tx: Tx, personId: string, urgency: Urgency, now: Date): Promise<DueAttempt[]> {
  const [methods, { rule }, ready] = await together([
    readOnce(tx, ['methods', personId], () => readMethods(tx, personId)),
    readOnce(tx, ['rule', personId], () => readRule(tx, personId)),
    readOnce(tx, ['channels'], () => readyChannels(tx)),
  ])
  const known = methods.map(({ id, channel, isAccount, isVerified }) => ({
    id,
    channel,
    isAccount,
    isUsable: isVerified && ready.has(channel),
  }))
  return planAttempts(rule, urgency, known).map(({ methodId, channel, afterMinutes }) => ({
    methodId,
    channel,
    dueAt: new Date(now.getTime() + afterMinutes * MINUTE_MS),
  }))
}
