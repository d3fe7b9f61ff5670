import type { GapToSay } from '@/lib/domain/on-call/gaps'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** Keeps that gaps are announced, and answers those that had not been. */
export async function addGapNotices<Gap extends GapToSay>(
  tx: Tx,
  rotaId: string,
  gaps: readonly Gap[],
  at: Date,
): Promise<Gap[]> {
  if (gaps.length === 0) return []
  const fresh = await rowsOf<{ seat: string; fromAt: Date; stage: string }>(
    tx,
    sql`insert into rota_gap_notice (rota_id, seat, from_at, stage, at)
      select ${rotaId}::uuid, seat, from_at, stage, ${at}::timestamptz from unnest(
        ${gaps.map(({ seat }) => seat)}::text[],
        ${gaps.map(({ from }) => new Date(from))}::timestamptz[],
        ${gaps.map(({ stage }) => stage)}::text[]
      ) as gap (seat, from_at, stage)
      on conflict do nothing returning seat, from_at as "fromAt", stage`,
  )
  const keys = new Set(fresh.map(({ seat, fromAt, stage }) => `${seat} ${fromAt.getTime()} ${stage}`))
  return gaps.filter(({ seat, from, stage }) => keys.has(`${seat} ${from} ${stage}`))
}
