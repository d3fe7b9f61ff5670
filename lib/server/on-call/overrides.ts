import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import type { Rota } from '@/lib/domain/on-call/rota'
import { MAX_OVERRIDE_DAYS, type NewOverride } from '@/lib/domain/on-call/rota-inputs'
import type { OverrideView } from '@/lib/domain/on-call/rota-view'
import { seatsAt } from '@/lib/domain/on-call/stints'
import { now } from '@/lib/server/clock'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { addOverride, endOverride, findOverride, type OverrideRow } from '@/lib/server/db/rota-overrides'
import { readRotaPeople } from '@/lib/server/db/rota-people'
import type { RotaRow } from '@/lib/server/db/rota-rows'
import { readRotas } from '@/lib/server/db/rotas'
import { writeOverrideMails } from '@/lib/server/mail/override-mail'
import { NO_ROTA } from '@/lib/server/on-call/loaded-rotas'
import { holdRota, requireRotaResponder } from '@/lib/server/on-call/rota-rules'
import { overrideView } from '@/lib/server/on-call/shift-views'
import { armRotaWatch } from '@/lib/server/timers/rota-timers'

const DAY_MS = 86_400_000
/** Clocks of browsers go wrong: what begins so soon begins now. */
const SOON_MS = 60_000

/**
 * Gives a seat to somebody for a while, from now on at the earliest, and tells whom that concerns. The same again is
 * the same override. Throws `forbidden`, `not_found`, `invalid_input` for a time or a person that cannot be, `conflict`
 * for an id that is used.
 */
export async function createOverride(
  actor: PersonActor,
  idOrKey: string,
  input: NewOverride,
): Promise<{ override: OverrideView; isNew: boolean }> {
  requireRotaResponder(actor)
  return withTransaction(async (tx) => {
    const row = await holdRota(tx, idOrKey)
    const known = await findOverride(tx, input.id)
    if (known) return { override: sameOverride(known, row, actor, input), isNew: false }
    const at = now()
    const isSoon = Date.parse(input.from) <= at.getTime() + SOON_MS
    const from = isSoon ? at : new Date(input.from)
    const to = new Date(input.to)
    if (Date.parse(input.from) >= to.getTime()) throw wrongField('to', 'is not after from')
    if (to <= from) throw wrongField('to', 'has passed')
    if (to.getTime() - from.getTime() > MAX_OVERRIDE_DAYS * DAY_MS) {
      throw wrongField('to', `is more than ${MAX_OVERRIDE_DAYS} days after from`)
    }
    const before = await requireSeat(tx, row, input, from)
    await requireTaker(tx, input.personId)
    const origin = input.personId === actor.id && isSoon ? 'taken' : 'override'
    const { id, seat, personId, reason } = input
    await addOverride(tx, { id, rotaId: row.id, seat, personId, from, to, reason, origin, by: actor, at })
    await armRotaWatch(tx, row.id)
    const override = await requireOverride(tx, id)
    await writeOverrideMails(tx, actor, row, { what: 'made', override, before, after: await rotaOf(tx, row) })
    return { override: overrideView(override), isNew: true }
  })
}

function sameOverride(known: OverrideRow, row: RotaRow, actor: PersonActor, input: NewOverride): OverrideView {
  const isSame =
    known.rotaId === row.id &&
    known.seat === input.seat &&
    known.person.id === input.personId &&
    known.by.id === actor.id &&
    (known.cancelledAt !== null || known.toAt.getTime() === Date.parse(input.to))
  if (!isSame) throw new AppError('conflict', 'This id is that of another override.')
  return overrideView(known)
}

async function requireSeat(tx: Tx, row: RotaRow, { seat }: NewOverride, from: Date): Promise<Rota> {
  const rota = await rotaOf(tx, row)
  if (!seatsAt(rota, from.getTime()).includes(seat)) throw wrongField('seat', 'is not one that this rota has')
  return rota
}

const rotaOf = async (tx: Tx, row: RotaRow): Promise<Rota> => (await readRotas(tx, [row.id])).get(row.id) ?? NO_ROTA

async function requireTaker(tx: Tx, personId: string): Promise<void> {
  const person = (await readRotaPeople(tx, [personId])).get(personId)
  if (!person || person.removedAt) throw wrongField('personId', 'names nobody of the organisation')
  if (person.role === 'stakeholder') throw wrongField('personId', `names ${person.name}, who does not respond`)
}

/**
 * Takes an override away and tells whom that concerns: of one that has begun what was stays, and it ends now. One that
 * is over stays as it is. Throws `forbidden` and `not_found`.
 */
export async function removeOverride(actor: PersonActor, idOrKey: string, overrideId: string): Promise<void> {
  requireRotaResponder(actor)
  await withTransaction(async (tx) => {
    const row = await holdRota(tx, idOrKey)
    const known = await findOverride(tx, overrideId)
    if (known?.rotaId !== row.id) throw new AppError('not_found', 'There is no such override.')
    const before = await rotaOf(tx, row)
    await endOverride(tx, overrideId, now())
    await armRotaWatch(tx, row.id)
    await writeOverrideMails(tx, actor, row, { what: 'ended', override: known, before, after: await rotaOf(tx, row) })
  })
}

async function requireOverride(tx: Tx, id: string): Promise<OverrideRow> {
  const row = await findOverride(tx, id)
  if (!row) throw new Error('The override was not saved')
  return row
}
