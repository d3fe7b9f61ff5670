import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import { type OwnNotifications, type RuleChange, TYPED_CHANNELS } from '@/lib/domain/on-call/contact-method'
import { ALL_PUSH, type RuleStep } from '@/lib/domain/on-call/personal-rule'
import { reachabilityOf } from '@/lib/domain/on-call/reachability'
import { requireSession } from '@/lib/server/access/rights'
import { askingSteps } from '@/lib/server/channels/asking-steps'
import { viewOf } from '@/lib/server/channels/method-view'
import { readyChannels } from '@/lib/server/channels/ready-channels'
import { serverKeys } from '@/lib/server/channels/vapid'
import { now } from '@/lib/server/clock'
import { readMethods } from '@/lib/server/db/contact-methods'
import { readRule, type StoredRule, saveRule } from '@/lib/server/db/notification-rules'
import { type Tx, withTransaction } from '@/lib/server/db/pool'

/** All that somebody can see of how they are told. */
export const getOwnNotifications = (actor: PersonActor): Promise<OwnNotifications> =>
  withTransaction(async (tx) => {
    const ready = await readyChannels(tx)
    const methods = (await readMethods(tx, actor.id)).map((method) => viewOf(method, ready))
    return {
      methods,
      channels: TYPED_CHANNELS.filter((channel) => ready.has(channel)),
      pushKey: ready.has('push') ? serverKeys().publicKey : null,
      ...(await ownRule(tx, actor.id, methods)),
      reachability: reachabilityOf(methods, ready, now()),
      asking: await askingSteps(tx, actor.id),
    }
  })

/** Steps of methods that are gone since are left out. */
async function ownRule(tx: Tx, personId: string, methods: readonly { id: string }[]): Promise<StoredRule> {
  const { rule, ...stored } = await readRule(tx, personId)
  const ids = new Set([ALL_PUSH, ...methods.map(({ id }) => id)])
  const known = (steps: RuleStep[] | null) => steps?.filter(({ target }) => ids.has(target)) ?? null
  return { ...stored, rule: { high: known(rule.high), low: known(rule.low) } }
}

/** Only the rule, for who reads nothing else of it. */
export const getOwnRule = (actor: PersonActor): Promise<StoredRule> =>
  withTransaction(async (tx) => ownRule(tx, actor.id, await readMethods(tx, actor.id)))

/**
 * Replaces one's rule. Throws `invalid_input` for a method that is not one's own, and `conflict` with the present rule
 * in `details.current` when it was changed elsewhere meanwhile.
 */
export async function changeOwnRule(actor: PersonActor, change: RuleChange): Promise<StoredRule> {
  requireSession(actor)
  return withTransaction(async (tx) => {
    const methods = await readMethods(tx, actor.id)
    requireOwn(change, new Set([ALL_PUSH, ...methods.map(({ id }) => id)]))
    if (!(await saveRule(tx, actor.id, change, now()))) {
      const current = await ownRule(tx, actor.id, methods)
      throw new AppError('conflict', 'It was changed elsewhere meanwhile. Look at it again.', { current })
    }
    return ownRule(tx, actor.id, methods)
  })
}

function requireOwn({ rule }: RuleChange, ids: ReadonlySet<string>): void {
  for (const urgency of ['high', 'low'] as const) {
    const index = rule[urgency]?.findIndex(({ target }) => !ids.has(target)) ?? -1
    if (index < 0) continue
    throw wrongField(`rule.${urgency}.${index}.target`, 'is no contact method of yours')
  }
}
