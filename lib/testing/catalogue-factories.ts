import { randomUUID } from 'node:crypto'
import type { LeverInput } from '@/lib/domain/catalogue/lever-view'
import type { LeverKind } from '@/lib/domain/incident/lever'
import type { Ref } from '@/lib/domain/incident/values'
import { saveLever } from '@/lib/server/db/levers'
import { query, withTransaction } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'

/** Writes down a lever of a service. */
export async function aLever(
  service: Ref,
  { kind = 'roll-back', ...lever }: Partial<LeverInput> & { kind?: LeverKind } = {},
): Promise<void> {
  const input = { how: 'rollback --to previous', url: null, who: '', expectedMinutes: 5, ...lever }
  await withTransaction((tx) => saveLever(tx, service.id, kind, input, new Date()))
}

/** What `propose-mitigation` takes to pull a lever at once. */
export const aPull = (service: Ref, lever: LeverKind = 'roll-back') => ({
  mitigationId: randomUUID(),
  kind: lever,
  lever,
  serviceId: service.id,
  title: `Pull it on ${service.name}`,
  checkMinutes: 5,
  reversible: true,
  start: true,
})

/** Says that a service needs others. */
export const needs = (service: Ref, others: Ref[]): Promise<unknown> =>
  query(
    sql`insert into service_dependency (service_id, depends_on_id)
        select ${service.id}, id from unnest(${others.map(({ id }) => id)}::uuid[]) as id`,
  )
