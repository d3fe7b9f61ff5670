import type { IncomingChange } from '@/lib/domain/change/incoming-change'
import type { ScenarioStep } from '@/lib/domain/drill/scenario'
import { now } from '@/lib/server/clock'
import type { StoredDrill } from '@/lib/server/db/drills'

const MINUTE = 60_000

/** A change of a scenario as a sender would tell it. */
export function incomingChangeOf(
  { services, id }: Pick<StoredDrill, 'services' | 'id'>,
  change: NonNullable<ScenarioStep['change']>,
  index: number,
): IncomingChange {
  const { on, kind, title, author = null, version = null, url = null, status, minutesAgo } = change
  const at = new Date(now().getTime() - minutesAgo * MINUTE).toISOString()
  return {
    dedupKey: `step-${index}`,
    kind,
    status,
    title,
    serviceKey: services[on]?.key ?? null,
    repository: null,
    author,
    authorEmail: null,
    url,
    version,
    environment: null,
    size: null,
    startedAt: at,
    finishedAt: status === 'started' ? null : at,
    committedAt: null,
    raw: { drill: id, ...change },
  }
}
