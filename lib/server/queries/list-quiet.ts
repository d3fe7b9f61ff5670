import type { Actor } from '@/lib/domain/actor'
import { spokenMatchers } from '@/lib/domain/alert/silence'
import type { QuietView } from '@/lib/domain/on-call/rota-view'
import { now } from '@/lib/server/clock'
import { listSnoozedRows } from '@/lib/server/db/alert-list'
import { listMaintenanceWindows, listSilences } from '@/lib/server/queries/list-silences'

/**
 * What is kept quiet now, the first to end first: every silence, for labels name no service, and of maintenance and
 * snoozed alerts those of the given services; of all when none is given. Only alerts that the reader may see.
 */
export async function listQuiet(actor: Actor, serviceIds: readonly string[]): Promise<QuietView[]> {
  const isOurs = (id: string) => serviceIds.length === 0 || serviceIds.includes(id)
  const [silences, windows, snoozed] = await Promise.all([
    listSilences(actor),
    listMaintenanceWindows(actor),
    listSnoozedRows(actor, serviceIds, now()),
  ])
  const quiet: QuietView[] = [
    ...silences
      .filter(({ state }) => state === 'active')
      .map(({ id, matchers, reason, by, endsAt, holding }) => ({
        id,
        kind: 'silence' as const,
        what: spokenMatchers(matchers),
        reason,
        byName: by.name,
        until: endsAt,
        holding,
      })),
    ...windows
      .filter(({ state, services }) => state === 'active' && services.some(({ id }) => isOurs(id)))
      .map(({ id, title, services, by, endsAt, holding }) => ({
        id,
        kind: 'maintenance' as const,
        what: title,
        reason: services.map(({ name }) => name).join(', '),
        byName: by.name,
        until: endsAt,
        holding,
      })),
    ...snoozed.map(({ id, title, reason, byName, until }) => ({
      id,
      kind: 'snooze' as const,
      what: title,
      reason,
      byName: byName ?? '',
      until: until.toISOString(),
      holding: 1,
    })),
  ]
  return quiet.sort((one, other) => Date.parse(one.until) - Date.parse(other.until))
}
