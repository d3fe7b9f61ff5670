import type { Actor, PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import { isAdmin, isResponder } from '@/lib/domain/incident/policy'
import type { Rotation } from '@/lib/domain/on-call/rota'
import { MAX_SHIFT_DAYS } from '@/lib/domain/on-call/rota-inputs'
import { peopleOf } from '@/lib/domain/on-call/rota-lint'
import type { Stretch } from '@/lib/domain/on-call/turns'
import { holdRotas } from '@/lib/server/db/policies'
import type { Tx } from '@/lib/server/db/pool'
import { readRotaPeople } from '@/lib/server/db/rota-people'
import { findRotaRow, lockRotaRow, type RotaRow } from '@/lib/server/db/rota-rows'
import { findTeamRow, readTeamIds } from '@/lib/server/db/teams'

const DAY_MS = 86_400_000

export const rotaNotFound = (): AppError => new AppError('not_found', 'There is no such rota.')

/** A rota by its id or key. Throws `not_found`. */
export async function requireRota(tx: Tx, idOrKey: string): Promise<RotaRow> {
  const row = await findRotaRow(tx, idOrKey)
  if (!row) throw rotaNotFound()
  return row
}

/** The same, held until the transaction ends. One that is archived is `conflict`: nobody is on call by it. */
export async function holdRota(tx: Tx, idOrKey: string): Promise<RotaRow> {
  const row = await lockRotaRow(tx, idOrKey)
  if (!row) throw rotaNotFound()
  if (row.archivedAt) throw new AppError('conflict', 'This rota is archived. Take it into use again first.')
  return row
}

/**
 * A rota that is named elsewhere must be there and in use, and stays so until the transaction ends: who archives it
 * meanwhile waits, and sees what names it then (SPEC ROTA-7). `path` is the field that names it.
 */
export async function requireRotaInUse(tx: Tx, rotaId: string, path: string): Promise<void> {
  await holdRotas(tx, [rotaId])
  const row = await findRotaRow(tx, rotaId)
  if (!row || row.archivedAt) throw wrongField(path, 'is not the id of a rota in use')
}

/** Whoever may be on call may say who is (SPEC ROTA-12). Throws `forbidden`. */
export function requireRotaResponder(actor: PersonActor): void {
  if (!isResponder(actor)) throw new AppError('forbidden', 'Only responders can change who is on call.')
}

/** Whether somebody may change a rota of a team: admins, its people, and any responder when nobody owns it. */
export async function canChangeRota(tx: Tx, actor: Actor, teamId: string | null): Promise<boolean> {
  if (isAdmin(actor)) return true
  return isResponder(actor) && (teamId === null || (await readTeamIds(tx, actor.id)).includes(teamId))
}

export async function requireRotaEditor(tx: Tx, actor: PersonActor, teamId: string | null): Promise<void> {
  if (await canChangeRota(tx, actor, teamId)) return
  throw new AppError('forbidden', 'Only the people of the team that owns this rota, and admins, can change it.')
}

export function rotaKeyTaken(key: string): AppError {
  const message = `is taken: another rota has the key ${key}`
  return new AppError('rule_refused', `key ${message}`, { rule: 'ROTA-7', fields: [{ path: 'key', message }] })
}

/** Null stands for no team. */
export async function requireRotaTeam(teamId: string | null): Promise<void> {
  if (teamId !== null && !(await findTeamRow(teamId))) throw wrongField('teamId', 'is not the id of a team')
}

/** Everybody who takes turns must be in the organisation and respond; the layer that names another is named. */
export async function requireTurnTakers(tx: Tx, rotation: Rotation): Promise<void> {
  const people = await readRotaPeople(tx, peopleOf(rotation))
  for (const [index, { participantIds }] of rotation.layers.entries()) {
    const path = `rotation.layers.${index}.participantIds`
    for (const id of participantIds) {
      const person = people.get(id)
      if (!person || person.removedAt) throw wrongField(path, `names somebody who is not in the organisation: ${id}`)
      if (person.role === 'stakeholder') throw wrongField(path, `names ${person.name}, who does not respond`)
    }
  }
}

/** Throws `invalid_input` for a stretch that is none or too long to be shown at once. */
export function readStretch({ from, to }: { from: string; to: string }): Stretch {
  const stretch = { from: Date.parse(from), to: Date.parse(to) }
  if (stretch.to <= stretch.from) throw wrongField('to', 'is not after from')
  if (stretch.to - stretch.from > MAX_SHIFT_DAYS * DAY_MS) {
    throw wrongField('to', `is more than ${MAX_SHIFT_DAYS} days after from`)
  }
  return stretch
}
