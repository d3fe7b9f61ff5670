import type { Channel } from '@/lib/domain/on-call/channel'
import type { ContactMethodView } from '@/lib/domain/on-call/contact-method'
import type { StoredMethod } from '@/lib/server/db/contact-methods'

const instant = (at: Date | null): string | null => at?.toISOString() ?? null

/** A contact method as its owner sees it. */
export const viewOf = (method: StoredMethod, ready: ReadonlySet<Channel>): ContactMethodView => ({
  id: method.id,
  channel: method.channel,
  address: method.address,
  label: method.label,
  isAccount: method.isAccount,
  isVerified: method.isVerified,
  isReady: ready.has(method.channel),
  testedAt: instant(method.testedAt),
  lastOkAt: instant(method.lastOkAt),
  lastFailedAt: instant(method.lastFailedAt),
  lastProblem: method.lastProblem,
})
