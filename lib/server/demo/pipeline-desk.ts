import type { IncomingChange } from '@/lib/domain/change/incoming-change'
import { handleNoticeChanges } from '@/lib/server/changes/notice-changes'
import { receiveChanges } from '@/lib/server/changes/receive-changes'
import { now } from '@/lib/server/clock'
import type { Cast } from '@/lib/server/demo/cast'
import { demoPeople, emailOf } from '@/lib/server/demo/organisation'
import type { SceneChange } from '@/lib/server/demo/scene'
import { stableId } from '@/lib/server/stable-id'
import { noticeKey } from '@/lib/server/timers/timers'

const MINUTE = 60_000

/** Tells a change as the pipeline would, and has the incident notice it at once. Answers its id. */
export async function tellChange(cast: Cast, change: SceneChange, incidentId: string | null): Promise<string | null> {
  const at = new Date(now().getTime() - (change.minutesAgo ?? 0) * MINUTE)
  const [saved] = await receiveChanges(cast.pipeline, [incomingOf(change, at)])
  if (incidentId) {
    const timer = { id: '0', key: noticeKey(incidentId), kind: 'notice-changes', incidentId, payload: {} }
    await handleNoticeChanges({ ...timer, dueAt: at, attempts: 0 })
  }
  return saved?.id ?? null
}

/** A change as the pipeline tells it. */
export function incomingOf(
  { on, title, kind = 'deploy', status = 'succeeded', by, version, size }: SceneChange,
  at: Date,
): IncomingChange {
  return {
    dedupKey: stableId('demo change', on, title, at.toISOString().slice(0, 13)),
    kind,
    status,
    title,
    serviceKey: on,
    repository: `harbour-goods/${on}`,
    author: by ? demoPeople[by].name : null,
    authorEmail: by ? emailOf(by) : null,
    url: `https://git.harbour-goods.example/${on}/changes/${stableId(on, title).slice(0, 7)}`,
    version: version ?? null,
    environment: 'production',
    size: size ?? null,
    startedAt: new Date(at.getTime() - 3 * MINUTE).toISOString(),
    finishedAt: status === 'started' ? null : at.toISOString(),
    // Some hours before it, another number for each change, and always the same.
    committedAt:
      kind === 'deploy' ? new Date(at.getTime() - (2 + (title.length % 19)) * 60 * MINUTE).toISOString() : null,
    raw: { on, title },
  }
}
