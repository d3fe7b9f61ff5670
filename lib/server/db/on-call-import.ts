import { query } from '@/lib/server/db/pool'
import { sql } from '@/lib/server/db/sql'

/** What an import of rotas and policies is compared with. */
export interface OnCallHere {
  people: { id: string; email: string; isReader: boolean }[]
  teams: { id: string; key: string; name: string }[]
  rotas: { id: string; key: string; isArchived: boolean }[]
  policyIds: string[]
}

export async function readOnCallHere(): Promise<OnCallHere> {
  const [here] = await query<OnCallHere>(
    sql`select
      (select coalesce(json_agg(json_build_object('id', id, 'email', lower(email), 'isReader', role = 'stakeholder')), '[]')
        from person where removed_at is null) as people,
      (select coalesce(json_agg(json_build_object('id', id, 'key', key, 'name', name)), '[]') from team) as teams,
      (select coalesce(json_agg(json_build_object('id', id, 'key', key, 'isArchived', archived_at is not null)), '[]')
        from rota) as rotas,
      (select coalesce(array_agg(id), '{}') from escalation_policy) as "policyIds"`,
  )
  return here ?? { people: [], teams: [], rotas: [], policyIds: [] }
}
