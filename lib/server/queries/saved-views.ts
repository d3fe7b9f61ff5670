import { randomUUID } from 'node:crypto'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError, wrongField } from '@/lib/domain/errors'
import { type ChangeViewInput, MAX_VIEWS, type SavedView, type SaveViewInput } from '@/lib/domain/history/saved-view'
import { isAdmin } from '@/lib/domain/incident/policy'
import { requireWriter } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { deleteView, insertView, selectViews, updateView } from '@/lib/server/db/history/saved-views'
import { type Tx, withSnapshot, withTransaction } from '@/lib/server/db/pool'
import { isUniqueViolation } from '@/lib/server/db/unavailable'

/** The views somebody finds: their own, and those that are shared (SPEC HISTORY-5). */
export const listSavedViews = (actor: PersonActor): Promise<SavedView[]> =>
  withSnapshot((tx) => selectViews(tx, actor.id))

/** Keeps a view. Throws `invalid_input` when they have one of this name, `conflict` when they have too many. */
export async function makeSavedView(actor: PersonActor, view: SaveViewInput): Promise<SavedView> {
  requireWriter(actor)
  const id = randomUUID()
  return namedOnce(async (tx) => {
    const own = (await selectViews(tx, actor.id)).filter(({ by }) => by.id === actor.id)
    if (own.length >= MAX_VIEWS) throw new AppError('conflict', `You have ${MAX_VIEWS} views; delete one first`)
    await insertView(tx, id, actor.id, view, now().toISOString())
    return { id, ...view, by: { id: actor.id, name: actor.name } }
  })
}

/** Renames it, shares it, or keeps another query by its name; its maker alone may. */
export async function changeSavedView(actor: PersonActor, id: string, changes: ChangeViewInput): Promise<SavedView> {
  requireWriter(actor)
  return namedOnce(async (tx) => {
    const view = await findView(tx, actor, id)
    if (view.by.id !== actor.id) throw new AppError('forbidden', 'Only who made a view may change it')
    const changed = await updateView(tx, id, changes, now().toISOString())
    if (!changed) throw noSuchView()
    return { ...changed, by: view.by }
  })
}

/** Deletes it: its maker may, and an admin what is shared. */
export async function deleteSavedView(actor: PersonActor, id: string): Promise<void> {
  requireWriter(actor)
  return withTransaction(async (tx) => {
    const view = await findView(tx, actor, id)
    if (view.by.id !== actor.id && !isAdmin(actor)) {
      throw new AppError('forbidden', 'Only who made a view, or an admin, may delete it')
    }
    await deleteView(tx, id)
  })
}

/** Throws `not_found` for what is neither theirs nor shared. */
async function findView(tx: Tx, actor: PersonActor, id: string): Promise<SavedView> {
  const view = (await selectViews(tx, actor.id)).find((one) => one.id === id)
  if (!view) throw noSuchView()
  return view
}

const noSuchView = (): AppError => new AppError('not_found', 'There is no such view.')

async function namedOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await withTransaction(work)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw wrongField('name', 'is the name of another view of yours')
  }
}
