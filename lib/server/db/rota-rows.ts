import { catalogueKeySchema } from '@/lib/domain/catalogue/catalogue'
import type { Ref } from '@/lib/domain/incident/values'
import type { RotaChange } from '@/lib/domain/on-call/rota-inputs'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'
import { unlessTaken } from '@/lib/server/db/unavailable'
import { isUuid } from '@/lib/server/uuid'

/** A rota without who is on call when. */
export interface RotaRow {
  id: string
  key: string
  name: string
  team: Ref | null
  version: number
  createdAt: Date
  archivedAt: Date | null
}

const columns = sql`rota.id, rota.key, rota.name, rota.version, rota.created_at as "createdAt",
  rota.archived_at as "archivedAt",
  (select json_build_object('id', id, 'name', name) from team where id = rota.team_id) as team`

/** Rotas by name, those in use first. */
export const listRotaRows = (tx: Tx, { isWithArchived }: { isWithArchived: boolean }): Promise<RotaRow[]> =>
  rowsOf<RotaRow>(
    tx,
    sql`select ${columns} from rota where ${isWithArchived} or archived_at is null
      order by archived_at is not null, lower(name), id`,
  )

/** The rotas in use that a team owns, by name. */
export const listRotaRowsOfTeam = (tx: Tx, teamId: string): Promise<RotaRow[]> =>
  rowsOf<RotaRow>(
    tx,
    sql`select ${columns} from rota where team_id = ${teamId} and archived_at is null order by lower(name), id`,
  )

/** A rota by its id or its key. */
export async function findRotaRow(tx: Tx, idOrKey: string): Promise<RotaRow | null> {
  const [row] = await rowsOf<RotaRow>(tx, sql`select ${columns} from rota where ${named(idOrKey)}`)
  return row ?? null
}

/**
 * The same, held until the transaction ends: changes of one rota follow each other. Not so firmly that a row that
 * refers to it would wait: whoever looks at the rota meanwhile holds the timer that a change arms.
 */
export async function lockRotaRow(tx: Tx, idOrKey: string): Promise<RotaRow | null> {
  const [row] = await rowsOf<RotaRow>(tx, sql`select ${columns} from rota where ${named(idOrKey)} for no key update`)
  return row ?? null
}

/** What is neither an id nor a key names no rota, and may be nothing that the database can read. */
const named = (idOrKey: string): Sql => {
  if (isUuid(idOrKey)) return sql`id = ${idOrKey}`
  return catalogueKeySchema.safeParse(idOrKey).success ? sql`key = ${idOrKey}` : sql`false`
}

export interface NewRotaRow {
  id: string
  key: string
  name: string
  teamId: string | null
  at: Date
}

/** Answers false when another rota has that key. */
export async function addRota(tx: Tx, { id, key, name, teamId, at }: NewRotaRow): Promise<boolean> {
  const rows = await rowsOf(
    tx,
    sql`insert into rota (id, key, name, team_id, created_at) values (${id}, ${key}, ${name}, ${teamId}, ${at})
      on conflict (key) do nothing returning id`,
  )
  return rows.length > 0
}

/**
 * Saves what is given, leaves the rest, and counts the version on. Answers false when another rota has that key: the
 * transaction is then over.
 */
export async function saveRota(tx: Tx, id: string, change: Partial<RotaChange>, at: Date): Promise<boolean> {
  const { key = null, name = null, teamId, archived } = change
  const statement = rowsOf(
    tx,
    sql`update rota set version = version + 1, key = coalesce(${key}, key), name = coalesce(${name}, name),
        team_id = case when ${teamId !== undefined} then ${teamId ?? null}::uuid else team_id end,
        archived_at = case when ${archived === undefined} then archived_at
                           when ${archived ?? false} then coalesce(archived_at, ${at}) end
      where id = ${id}`,
  )
  return (await unlessTaken(statement)) !== null
}

/** Has every rota in use looked at that nobody looks at: its timer was given up by a server that did not know it. */
export async function armMissingWatches(tx: Tx, kind: string, keyPrefix: string, at: Date): Promise<void> {
  await rowsOf(
    tx,
    sql`insert into timer (key, kind, payload, due_at)
      select ${keyPrefix}::text || id, ${kind}, json_build_object('rotaId', id), ${at} from rota where archived_at is null
      on conflict (key) where state = 'armed' do nothing`,
  )
}
