import { z } from 'zod'
import { SYSTEM_ACTOR } from '@/lib/domain/actor'
import { dependenciesOf } from '@/lib/domain/catalogue/graph'
import { MAX_NOTICED, NOTICE_DISTANCE, NOTICED_AT_ONCE, nextNoticeAt } from '@/lib/domain/change/notice'
import type { IncidentState } from '@/lib/domain/incident/state'
import { now } from '@/lib/server/clock'
import { listUnnoticed } from '@/lib/server/db/changes'
import { listDependencyRows } from '@/lib/server/db/service-dependencies'
import type { DueTimer, TimerOutcome } from '@/lib/server/db/timers'
import { execute } from '@/lib/server/execute'
import { getIncident } from '@/lib/server/queries/get-incident'
import { stableId } from '@/lib/server/stable-id'

/** Handles the timer that tells an incident about changes. */
export async function handleNoticeChanges({ incidentId }: DueTimer): Promise<TimerOutcome | undefined> {
  const again = await noticeChanges(z.string().parse(incidentId))
  return again ? { kind: 'again', at: again } : undefined
}

/**
 * Writes into the log of an open incident which changes took effect on its services, and on what they depend on, since
 * it was declared. Each once, however often this runs; a few at a time. Answers when to look again, if there are more.
 */
async function noticeChanges(incidentId: string): Promise<Date | null> {
  const incident = await getIncident(SYSTEM_ACTOR, incidentId)
  const { status, changes } = incident
  if (status !== 'active' && status !== 'mitigated') return null
  const left = MAX_NOTICED - changes.noticed.count
  if (left <= 0) return null
  const earliest = nextNoticeAt(changes)
  if (earliest > now().getTime()) return new Date(earliest)
  const found = await listUnnoticed(incidentId, await whereToLook(incident))
  for (const { id: changeId, authorId } of found.slice(0, Math.min(left, NOTICED_AT_ONCE))) {
    await execute({
      incidentId,
      name: 'notice-change',
      actor: SYSTEM_ACTOR,
      commandId: stableId('notice-change', incidentId, changeId, authorId ?? ''),
      input: { changeId, authorId },
    })
  }
  return found.length > NOTICED_AT_ONCE
    ? new Date(nextNoticeAt((await getIncident(SYSTEM_ACTOR, incidentId)).changes))
    : null
}

async function whereToLook({ id, kind, services, instants }: IncidentState) {
  const affected = services.map((service) => service.id)
  const near = dependenciesOf(await listDependencyRows(), affected, { maxDistance: NOTICE_DISTANCE })
  return {
    serviceIds: [...affected, ...near.map((one) => one.id)],
    drillOf: kind === 'drill' ? id : null,
    since: instants.declaredAt?.at ?? now().toISOString(),
    limit: NOTICED_AT_ONCE + 1,
  }
}
