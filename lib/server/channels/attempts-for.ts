import type { Channel, Urgency } from '@/lib/domain/on-call/channel'
import { NO_RULE, planAttempts } from '@/lib/domain/on-call/personal-rule'
import { readyChannels } from '@/lib/server/channels/ready-channels'
import { readMethodsOf } from '@/lib/server/db/contact-methods'
import { readRulesOf } from '@/lib/server/db/notification-rules'
import { type Tx, together } from '@/lib/server/db/pool'
import { readOnce } from '@/lib/server/db/read-once'

const MINUTE_MS = 60_000

export interface AskedPerson {
  personId: string
  urgency: Urgency
}

export interface DueAttempt {
  methodId: string
  channel: Channel
  dueAt: Date
}

/**
 * How each of these people is to be told of a page that is made `now`, the first attempt first: by their own rule, or in
 * the usual order (SPEC CHAN-2). Empty only when nothing at all can reach them: no mail server, no device, no number.
 */
export async function attemptsForEach(tx: Tx, asked: readonly AskedPerson[], now: Date): Promise<DueAttempt[][]> {
  if (asked.length === 0) return []
  const ids = [...new Set(asked.map(({ personId }) => personId))].toSorted()
  const [methods, rules, ready] = await together([
    readOnce(tx, ['methods', ...ids], () => readMethodsOf(tx, ids)),
    readOnce(tx, ['rules', ...ids], () => readRulesOf(tx, ids)),
    readOnce(tx, ['channels'], () => readyChannels(tx)),
  ])
  const byPerson = Map.groupBy(methods, ({ personId }) => personId)
  return asked.map(({ personId, urgency }) => {
    const known = (byPerson.get(personId) ?? []).map(({ id, channel, isAccount, isVerified }) => ({
      id,
      channel,
      isAccount,
      isUsable: isVerified && ready.has(channel),
    }))
    return planAttempts(rules.get(personId) ?? NO_RULE, urgency, known).map(({ methodId, channel, afterMinutes }) => ({
      methodId,
      channel,
      dueAt: new Date(now.getTime() + afterMinutes * MINUTE_MS),
    }))
  })
}

/** The same of one person. */
export async function attemptsFor(tx: Tx, personId: string, urgency: Urgency, now: Date): Promise<DueAttempt[]> {
  const [attempts = []] = await attemptsForEach(tx, [{ personId, urgency }], now)
  return attempts
}
