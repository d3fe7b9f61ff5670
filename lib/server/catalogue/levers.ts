import type { Actor } from '@/lib/domain/actor'
import type { LeverInput, LeverView } from '@/lib/domain/catalogue/lever-view'
import { AppError } from '@/lib/domain/errors'
import { type LeverKind, leverKindSchema } from '@/lib/domain/incident/lever'
import { isAdmin, isResponder } from '@/lib/domain/incident/policy'
import { notFound } from '@/lib/server/catalogue/rules'
import { now } from '@/lib/server/clock'
import { listLeverRows, removeLever, saveLever } from '@/lib/server/db/levers'
import { withSnapshot, withTransaction } from '@/lib/server/db/pool'
import { findServiceRow, type ServiceRow } from '@/lib/server/db/services'
import { readTeamIds } from '@/lib/server/db/teams'

/** Admins may, and responders of the team that owns the service (SPEC CAT-4). */
export async function mayChangeLevers(actor: Actor, { teamId }: Pick<ServiceRow, 'teamId'>): Promise<boolean> {
  if (isAdmin(actor)) return true
  if (!isResponder(actor) || teamId === null) return false
  return (await withSnapshot((tx) => readTeamIds(tx, actor.id))).includes(teamId)
}

/**
 * Writes down a lever. Throws `forbidden` for who may not change the levers of the service, and `not_found` for no such
 * service or kind.
 */
export async function putLever(actor: Actor, serviceId: string, kind: string, input: LeverInput): Promise<LeverView> {
  await requireLeverKeeper(actor, serviceId)
  const known = leverKind(kind)
  await withTransaction((tx) => saveLever(tx, serviceId, known, input, now()))
  const lever = (await listLeverRows(actor, [serviceId])).find((one) => one.kind === known)
  if (!lever) throw noLever()
  return lever
}

/** Takes a lever away, and the request it carries. Throws as `putLever` does, and `not_found` when there is none. */
export async function deleteLever(actor: Actor, serviceId: string, kind: string): Promise<void> {
  await requireLeverKeeper(actor, serviceId)
  if (!(await removeLever(serviceId, leverKind(kind)))) throw noLever()
}

/** The service whose levers the actor may change. Throws `forbidden` or `not_found`. */
export async function requireLeverKeeper(actor: Actor, serviceId: string): Promise<ServiceRow> {
  if (!isResponder(actor)) throw notYours()
  const service = await findServiceRow({ id: serviceId })
  if (!service) throw notFound('service')
  if (!(await mayChangeLevers(actor, service))) throw notYours()
  return service
}

/** Throws `not_found` for what is no kind of lever. */
export function leverKind(kind: string): LeverKind {
  const { data } = leverKindSchema.safeParse(kind)
  if (!data) throw noLever()
  return data
}

const notYours = () => new AppError('forbidden', 'Only admins and the team that owns a service can change its levers.')

export const noLever = () => new AppError('not_found', 'There is no such lever.')
