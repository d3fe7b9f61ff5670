import type { SavedView, SaveViewInput } from '@/lib/domain/history/saved-view'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** The views of somebody and those that are shared: their own first, by name. */
export const selectViews = (tx: Tx, personId: string): Promise<SavedView[]> =>
  rowsOf<SavedView>(
    tx,
    sql`select view.id, view.name, view.query, view.is_shared as "isShared",
        json_build_object('id', person.id, 'name', person.name) as by
      from saved_view view join person on person.id = view.person_id
      where view.person_id = ${personId} or view.is_shared
      order by view.person_id = ${personId} desc, lower(view.name), view.id`,
  )

export async function insertView(tx: Tx, id: string, personId: string, view: SaveViewInput, now: string) {
  const { name, query, isShared } = view
  await rowsOf(
    tx,
    sql`insert into saved_view (id, person_id, name, query, is_shared, created_at, updated_at)
      values (${id}, ${personId}, ${name}, ${query}, ${isShared}, ${now}, ${now})`,
  )
}

export async function updateView(tx: Tx, { id, name, query, isShared }: SavedView, now: string) {
  await rowsOf(
    tx,
    sql`update saved_view set name = ${name}, query = ${query}, is_shared = ${isShared}, updated_at = ${now}
      where id = ${id}`,
  )
}

export async function deleteView(tx: Tx, id: string) {
  await rowsOf(tx, sql`delete from saved_view where id = ${id}`)
}
