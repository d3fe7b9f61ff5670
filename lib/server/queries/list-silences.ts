import type { Actor } from '@/lib/domain/actor'
import { type HoldListQuery, holdStateAt, type MaintenanceWindow, type Silence } from '@/lib/domain/alert/silence'
import { AppError } from '@/lib/domain/errors'
import { now } from '@/lib/server/clock'
import {
  type HoldFilter,
  type SilenceRow,
  selectSilences,
  selectWindows,
  type WindowRow,
} from '@/lib/server/db/silences'
import { getIncident } from '@/lib/server/queries/get-incident'

/**
 * Silences that hold or will, for everybody: who, until when, why. Of an incident only those that touch one of its
 * alerts; throws `not_found` for one they may not see.
 */
export async function listSilences(actor: Actor, asked: Partial<HoldListQuery> = {}): Promise<Silence[]> {
  return (await selectSilences(await filterOf(actor, asked))).map(silenceOf)
}

/** One silence; they are everybody's. Throws `not_found`. */
export async function getSilence(_actor: Actor, id: string): Promise<Silence> {
  const [row] = await selectSilences({ id })
  if (!row) throw new AppError('not_found', 'There is no such silence')
  return silenceOf(row)
}

/** Maintenance windows that hold or will, for everybody. */
export async function listMaintenanceWindows(
  actor: Actor,
  asked: Partial<HoldListQuery> = {},
): Promise<MaintenanceWindow[]> {
  return (await selectWindows(await filterOf(actor, asked))).map(windowOf)
}

/** One maintenance window. Throws `not_found`. */
export async function getMaintenanceWindow(_actor: Actor, id: string): Promise<MaintenanceWindow> {
  const [row] = await selectWindows({ id })
  if (!row) throw new AppError('not_found', 'There is no such maintenance window')
  return windowOf(row)
}

async function filterOf(actor: Actor, { incident, all }: Partial<HoldListQuery>): Promise<HoldFilter> {
  const incidentId = incident === undefined ? undefined : (await getIncident(actor, incident)).id
  return { ...(all === 'true' ? {} : { isOpenAt: now() }), ...(incidentId === undefined ? {} : { incidentId }) }
}

const timesOf = ({ startsAt, endsAt, createdAt, liftedAt }: SilenceRow | WindowRow) => {
  const span = {
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    createdAt: createdAt.toISOString(),
    liftedAt: liftedAt?.toISOString() ?? null,
  }
  return { ...span, state: holdStateAt(span, now().toISOString()) }
}

const silenceOf = (row: SilenceRow): Silence => ({ ...row, ...timesOf(row) })
const windowOf = (row: WindowRow): MaintenanceWindow => ({ ...row, ...timesOf(row) })
