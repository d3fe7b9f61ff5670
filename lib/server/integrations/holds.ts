import type { PersonActor } from '@/lib/domain/actor'
import {
  type MaintenanceWindow,
  type NewMaintenanceWindow,
  type NewSilence,
  problemOfSpan,
  type Silence,
} from '@/lib/domain/alert/silence'
import { AppError, wrongField } from '@/lib/domain/errors'
import { requireResponder } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { insertSilence, insertWindow, liftHold, servicesInUse, wrongExpression } from '@/lib/server/db/silences'
import { releaseTimer } from '@/lib/server/integrations/alert-timers'
import { getMaintenanceWindow, getSilence } from '@/lib/server/queries/list-silences'
import { armTimer } from '@/lib/server/timers/timers'

/**
 * Silences alerts by their labels until an instant. The same id again answers the silence that is there. Throws
 * `invalid_input` and `conflict` for an id that is another's.
 */
export async function addSilence(actor: PersonActor, input: NewSilence): Promise<{ silence: Silence; isNew: boolean }> {
  requireResponder(actor)
  const silence = { ...input, startsAt: input.startsAt ?? now().toISOString() }
  const wrong = await wrongExpression(input.matchers)
  if (wrong) throw wrongField(`matchers.${wrong.index}.value`, wrong.problem)
  const isNew = await save(silence, 'silence', (tx) => insertSilence(tx, silence, byOf(actor)))
  const saved = await getSilence(actor, input.id)
  if (!isNew) requireSame(saved.by.id === actor.id && saved.reason === input.reason)
  return { silence: saved, isNew }
}

/** Announces work on services; as `addSilence`. */
export async function addMaintenanceWindow(
  actor: PersonActor,
  input: NewMaintenanceWindow,
): Promise<{ window: MaintenanceWindow; isNew: boolean }> {
  requireResponder(actor)
  const window = { ...input, startsAt: input.startsAt ?? now().toISOString() }
  const inUse = await servicesInUse(input.serviceIds)
  const unknown = input.serviceIds.findIndex((id) => !inUse.has(id))
  if (unknown !== -1) throw wrongField(`serviceIds.${unknown}`, 'is not a service in use')
  const isNew = await save(window, 'window', (tx) => insertWindow(tx, window, byOf(actor)))
  const saved = await getMaintenanceWindow(actor, input.id)
  if (!isNew) requireSame(saved.by.id === actor.id && saved.title === input.title)
  return { window: saved, isNew }
}

/** Ends a silence now; what it held and still fires is looked at at once. One that is over stays as it was. */
export async function liftSilence(actor: PersonActor, id: string): Promise<Silence> {
  requireResponder(actor)
  await getSilence(actor, id)
  await lift('silence', id, actor)
  return getSilence(actor, id)
}

/** Ends or cancels a maintenance window; as `liftSilence`. */
export async function liftMaintenanceWindow(actor: PersonActor, id: string): Promise<MaintenanceWindow> {
  requireResponder(actor)
  await getMaintenanceWindow(actor, id)
  await lift('maintenance_window', id, actor)
  return getMaintenanceWindow(actor, id)
}

const byOf = ({ id, name }: PersonActor) => ({ id, name, at: now() })

function save(
  hold: { id: string; startsAt: string; endsAt: string },
  kind: 'silence' | 'window',
  insert: (tx: Tx) => Promise<boolean>,
): Promise<boolean> {
  const problem = problemOfSpan(hold, now().toISOString(), kind)
  if (problem) throw wrongField(problem.path, problem.message)
  return withTransaction(async (tx) => {
    const isNew = await insert(tx)
    if (isNew) await armTimer(tx, releaseTimer(hold.id, new Date(hold.endsAt)))
    return isNew
  })
}

const lift = (table: 'silence' | 'maintenance_window', id: string, actor: PersonActor): Promise<void> =>
  withTransaction(async (tx) => {
    await liftHold(tx, table, id, byOf(actor))
    await armTimer(tx, releaseTimer(id, now()))
  })

function requireSame(isSame: boolean): void {
  if (!isSame) throw new AppError('conflict', 'This id is taken. Make another.')
}
