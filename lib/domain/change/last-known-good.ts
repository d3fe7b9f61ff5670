import type { PastChange } from './past-change'

/** A version that worked, as far as its sender says. */
export interface KnownGood {
  version: string
  /** The change that brought it. */
  changeId: string
  title: string
  since: string
  /** How long it was in production: until the next version, or until it began to hurt. */
  inProductionMs: number
}

/** What stands beside the levers of a service. */
export interface ServiceHistory {
  /** The last thing that changed before it began to hurt. */
  lastChange: PastChange | null
  /** Where a roll-back leads. */
  lastKnownGood: KnownGood | null
}

/**
 * The last change of one service before `onset`, and the last known good: the version that the last succeeded change
 * before that one brought, if it is another version. `changes` may come in any order and from any time.
 */
export function historyOf(changes: readonly PastChange[], onset: string): ServiceHistory {
  const before = changes.filter(({ at }) => at <= onset).sort((a, b) => (a.at < b.at ? 1 : -1))
  const [lastChange = null] = before
  const current = before.find(({ version }) => version !== null)
  const succeeded = before.filter(isVersion)
  const good = succeeded.find(({ version, at }) => version !== current?.version && current && at < current.at)
  if (!good) return { lastChange, lastKnownGood: null }
  const next = succeeded.findLast(({ at, version }) => at > good.at && version !== good.version)
  const inProductionMs = Date.parse(next?.at ?? onset) - Date.parse(good.at)
  const { version, id: changeId, title, at: since } = good
  return { lastChange, lastKnownGood: { version, changeId, title, since, inProductionMs } }
}

/** Succeeded, and named: nobody can roll back to a version without a name. */
const isVersion = (change: PastChange): change is PastChange & { version: string } =>
  change.status === 'succeeded' && change.version !== null
