import type { ChangeRef } from '@/lib/domain/change/change'
import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'
import type { World } from './world.ts'

/** How far back the history goes. */
export const YEARS_MS = 5 * 365 * 24 * 3_600_000

const KINDS = ['deploy', 'deploy', 'deploy', 'flag', 'config'] as const

/** The n-th of `count` changes, at even distances over the years; the same wherever it is made. */
function changeOf({ services, until }: World, count: number, n: number): ChangeRef {
  const service = services[(n * 7) % services.length]
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    kind: KINDS[n % KINDS.length] ?? 'deploy',
    title: `Release ${n}`,
    service: service ? { id: service.id, name: service.name } : null,
    author: 'somebody',
    url: null,
    at: new Date(Math.round(until - YEARS_MS * (1 - n / count))).toISOString(),
  }
}

/** The last deploy before an instant. */
export function changeAt(world: World, count: number, at: number): ChangeRef | null {
  const n = Math.floor((1 - (world.until - at) / YEARS_MS) * count)
  const before = [0, 1, 2].map((back) => changeOf(world, count, Math.max(1, n - back)))
  return before.find(({ kind }) => kind === 'deploy') ?? null
}

/** As many changes as incidents, over the same years. */
export async function seedChanges(world: World, count: number): Promise<void> {
  const changes = Array.from({ length: count }, (_, index) => changeOf(world, count, index + 1))
  for (let from = 0; from < count; from += 5000) await insert(world, changes.slice(from, from + 5000))
}

const insert = ({ integrationId }: World, changes: ChangeRef[]) =>
  query(sql`insert into change (id, integration_id, dedup_key, kind, status, title, service_id, author, version,
      started_at, finished_at, committed_at, at, received_at, raw)
    select id, ${integrationId}::uuid, id::text, kind, 'succeeded', title, service_id, 'somebody', title,
      at - interval '4 minutes', at, at - interval '3 hours', at, at, '{}'
    from unnest(${changes.map(({ id }) => id)}::uuid[], ${changes.map(({ kind }) => kind)}::text[],
      ${changes.map(({ title }) => title)}::text[], ${changes.map(({ service }) => service?.id ?? null)}::uuid[],
      ${changes.map(({ at }) => at)}::timestamptz[]) as made (id, kind, title, service_id, at)`)
