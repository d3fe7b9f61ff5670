import type { PersonActor } from '@/lib/domain/actor'
import type { AccessChange } from '@/lib/server/db/access-change'
import { readActors } from '@/lib/server/db/actors'
import { query, withTransaction } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'

/** Ids are given when a row is written and seen when it is committed: a lower one may appear after a higher one. */
const LOOK_BACK = 1000

interface FeedRow {
  id: string
  kind: AccessChange['kind']
  personId: string | null
  sessionId: string | null
  tokenId: string | null
  incidentId: string | null
  isRecent: boolean
}

/** Reads each change of access once, in whatever order they were committed. */
export class AccessChangeFeed {
  private readonly seen = new Set<number>()
  private highest: number | null = null

  /** The changes since the last call; at first those of the last minute, for sockets let in just before. */
  async next(): Promise<AccessChange[]> {
    const isFirst = this.highest === null
    const rows = await query<FeedRow>(
      sql`select id, kind, person_id as "personId", session_id as "sessionId", token_id as "tokenId",
            incident_id as "incidentId", at > now() - interval '1 minute' as "isRecent"
          from access_change
          where id > coalesce(${this.highest}::bigint, (select max(id) from access_change), 0) - ${LOOK_BACK}
            and id <> all(${[...this.seen]}::bigint[])
          order by id`,
      'access-changes',
    )
    for (const { id } of rows) this.remember(Number(id))
    this.highest ??= 0
    return rows.filter(({ isRecent }) => !isFirst || isRecent).map(changeOf)
  }

  private remember(id: number): void {
    this.seen.add(id)
    this.highest = Math.max(this.highest ?? 0, id)
    for (const old of this.seen) if (old <= this.highest - LOOK_BACK) this.seen.delete(old)
  }
}

function changeOf({ kind, personId, sessionId, tokenId, incidentId }: FeedRow): AccessChange {
  return {
    kind,
    ...(personId ? { personId } : {}),
    ...(sessionId ? { sessionId } : {}),
    ...(tokenId ? { tokenId } : {}),
    ...(incidentId ? { incidentId } : {}),
  }
}

/** People as they are now, by the same credential they came with; null for whoever may no longer be here. */
export const refreshActors = (actors: PersonActor[], at: Date): Promise<(PersonActor | null)[]> =>
  withTransaction(async (tx) => {
    const fresh = await readActors(tx, actors, at)
    return actors.map((actor) => {
      const now = fresh(actor)
      return now?.kind === 'person' ? now : null
    })
  })
