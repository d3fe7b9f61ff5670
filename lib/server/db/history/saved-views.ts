import type { ChangeViewInput, SavedView, SaveViewInput } from '@/lib/domain/history/saved-view'
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

/** Changes what is given and nothing else: another tab may change the rest. Null when it is gone. */
export async function updateView(
  tx: Tx,
  id: string,
  { name = null, query = null, isShared = null }: { [K in keyof ChangeViewInput]: ChangeViewInput[K] | null },
  now: string,
): Promise<Omit<SavedView, 'by'> | null> {
  const [view] = await rowsOf<Omit<SavedView, 'by'>>(
    tx,
    sql`update saved_view set name = coalesce(${name}, name), query = coalesce(${query}, query),
        is_shared = coalesce(${isShared}, is_shared), updated_at = ${now}
      where id = ${id} returning id, name, query, is_shared as "isShared"`,
  )
  return view ?? null
}

export async function deleteView(tx: Tx, id: string) {
  await rowsOf(tx, sql`delete from saved_view where id = ${id}`)
}
