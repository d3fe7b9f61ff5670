import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import { fromNowOn } from '@/lib/domain/on-call/rota-change'
import type { NewRota, RotaChange, RotationChange } from '@/lib/domain/on-call/rota-inputs'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'
import { requireResponder } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { readPoliciesAsking } from '@/lib/server/db/policies'
import { type Tx, withTransaction } from '@/lib/server/db/pool'
import { addRota, lockRotaRow, type RotaRow, saveRota } from '@/lib/server/db/rota-rows'
import { addRotaVersion, deletePlannedVersions } from '@/lib/server/db/rota-versions'
import {
  holdRota,
  requireRota,
  requireRotaEditor,
  requireRotaTeam,
  requireTurnTakers,
  rotaKeyTaken,
  rotaNotFound,
} from '@/lib/server/on-call/rota-rules'
import { detailOf } from '@/lib/server/on-call/rota-views'
import { readSetting } from '@/lib/server/organisation-settings'
import { requireVersion } from '@/lib/server/require-version'
import { armRotaWatch } from '@/lib/server/timers/rota-timers'

/**
 * Adds a rota. Throws `forbidden`, `invalid_input` for an unknown team or person, or `rule_refused` for a taken key.
 */
export async function createRota(actor: PersonActor, input: NewRota, id: string = randomUUID()): Promise<RotaDetail> {
  const { key, name, teamId, rotation } = input
  requireResponder(actor)
  await requireRotaTeam(teamId)
  return withTransaction(async (tx) => {
    await requireRotaEditor(tx, actor, teamId)
    await requireTurnTakers(tx, rotation)
    const at = now()
    if (!(await addRota(tx, { id, key, name, teamId, at }))) throw rotaKeyTaken(key)
    const from = new Date(fromNowOn(input.from, at.getTime()))
    await addRotaVersion(tx, { rotaId: id, from, rotation, by: actor, at })
    return saved(tx, actor, id)
  })
}

/**
 * Changes what is given of a rota, and not who is on call by it. Throws as `createRota` does, and `conflict` when it
 * was changed since it was read. Archived, it stays as it was read, until it is taken into use again.
 */
export async function changeRota(actor: PersonActor, idOrKey: string, change: RotaChange): Promise<RotaDetail> {
  requireResponder(actor)
  await requireRotaTeam(change.teamId ?? null)
  return withTransaction(async (tx) => {
    const row = await lockRotaRow(tx, idOrKey)
    if (!row) throw rotaNotFound()
    await requireEditorOf(tx, actor, row)
    if (change.teamId !== undefined) await requireRotaEditor(tx, actor, change.teamId)
    requireVersion('rota', row, change.version)
    if (change.archived) await requireNotAsked(tx, row.id)
    if (!(await saveRota(tx, row.id, change, now()))) throw rotaKeyTaken(change.key ?? '')
    return saved(tx, actor, row.id)
  })
}

/**
 * Has another rotation hold, from now or from later on: what was stays, and what was planned and has not begun is
 * replaced (SPEC ROTA-6). Throws as `changeRota` does.
 */
export function changeRotation(actor: PersonActor, idOrKey: string, change: RotationChange): Promise<RotaDetail> {
  requireResponder(actor)
  return withTransaction(async (tx) => {
    const row = await holdRota(tx, idOrKey)
    await requireEditorOf(tx, actor, row)
    requireVersion('rota', row, change.version)
    await requireTurnTakers(tx, change.rotation)
    const at = now()
    const from = new Date(fromNowOn(change.from, at.getTime()))
    await deletePlannedVersions(tx, row.id, at)
    await addRotaVersion(tx, { rotaId: row.id, from, rotation: change.rotation, by: actor, at })
    await saveRota(tx, row.id, {}, at)
    return saved(tx, actor, row.id)
  })
}

/** Who pages by it would go on paging people who believe that they are off call (SPEC ROTA-7, PAGE-7). */
async function requireNotAsked(tx: Tx, rotaId: string): Promise<void> {
  const askedBy = (await readPoliciesAsking(tx, rotaId)).map(({ name }) => `the policy “${name}”`)
  if ((await readSetting('commander-rota', tx)) === rotaId) askedBy.push('whoever mobilises, as the commanders’ rota')
  if (askedBy.length === 0) return
  const message = `Still asked by ${askedBy.join(', ')}: have somebody else asked there first.`
  throw new AppError('rule_refused', message, { rule: 'ROTA-7', fields: [{ path: 'archived', message }] })
}

const requireEditorOf = (tx: Tx, actor: PersonActor, row: RotaRow): Promise<void> =>
  requireRotaEditor(tx, actor, row.team?.id ?? null)

async function saved(tx: Tx, actor: PersonActor, id: string): Promise<RotaDetail> {
  await armRotaWatch(tx, id)
  return detailOf(tx, actor, await requireRota(tx, id), now().getTime())
}
