import type { Ref } from '@/lib/domain/incident/values'
import type { PolicyStep } from '@/lib/domain/on-call/escalation-policy'
import type { NewPolicy, PolicyChange } from '@/lib/domain/on-call/paging-inputs'
import type { Tx } from '@/lib/server/db/pool'
import { rowsOf, type Sql, sql } from '@/lib/server/db/sql'

export interface PolicyRow {
  id: string
  name: string
  team: Ref | null
  steps: PolicyStep[]
  repeat: number
  holdMinutes: number | null
  version: number
  services: Ref[]
  archivedAt: Date | null
}

const select = (where: Sql): Sql => sql`select policy.id, policy.name, policy.steps, policy.repeat,
    policy.hold_minutes as "holdMinutes", policy.version, policy.archived_at as "archivedAt",
    (select json_build_object('id', team.id, 'name', team.name) from team where team.id = policy.team_id) as team,
    (select coalesce(json_agg(json_build_object('id', service.id, 'name', service.name) order by service.name), '[]')
      from service where service.policy_id = policy.id and service.archived_at is null) as services
  from escalation_policy policy where ${where}`

/** Policies by name, those in use first. */
export const listPolicyRows = (tx: Tx, isWithArchived: boolean): Promise<PolicyRow[]> =>
  rowsOf<PolicyRow>(
    tx,
    sql`${select(sql`(${isWithArchived} or policy.archived_at is null)`)}
      order by policy.archived_at is not null, lower(policy.name), policy.id`,
  )

export async function findPolicyRow(tx: Tx, id: string): Promise<PolicyRow | null> {
  const [row] = await rowsOf<PolicyRow>(tx, select(sql`policy.id = ${id}`))
  return row ?? null
}

/** The same, held until the transaction ends. */
export async function lockPolicyRow(tx: Tx, id: string): Promise<PolicyRow | null> {
  await rowsOf(tx, sql`select id from escalation_policy where id = ${id} for update`)
  return findPolicyRow(tx, id)
}

/** The same while others may hold it too, but nobody changes it. */
export async function holdPolicyRow(tx: Tx, id: string): Promise<PolicyRow | null> {
  await rowsOf(tx, sql`select id from escalation_policy where id = ${id} for share`)
  return findPolicyRow(tx, id)
}

/** The id of the policy that a service follows, which stays so until the transaction ends; null for none. */
export async function holdPolicyOfService(tx: Tx, serviceId: string): Promise<string | null> {
  const [row] = await rowsOf<{ policyId: string | null }>(
    tx,
    sql`select policy_id as "policyId" from service where id = ${serviceId} for no key update`,
  )
  return row?.policyId ?? null
}

/** Answers false when the id is taken. */
export async function insertPolicy(tx: Tx, policy: NewPolicy, at: Date): Promise<boolean> {
  const { id, name, teamId, steps, repeat, holdMinutes } = policy
  const rows = await rowsOf(
    tx,
    sql`insert into escalation_policy (id, name, team_id, steps, repeat, hold_minutes, created_at, updated_at)
        values (${id}, ${name}, ${teamId}, ${JSON.stringify(steps)}, ${repeat}, ${holdMinutes}, ${at}, ${at})
        on conflict (id) do nothing returning id`,
  )
  return rows.length > 0
}

/** Saves what is given and leaves the rest. */
export async function savePolicy(tx: Tx, id: string, change: PolicyChange, at: Date): Promise<void> {
  const { name, teamId, steps, repeat, holdMinutes, archived } = change
  await rowsOf(
    tx,
    sql`update escalation_policy set version = version + 1, updated_at = ${at},
          name = coalesce(${name ?? null}, name),
          team_id = case when ${teamId !== undefined} then ${teamId ?? null}::uuid else team_id end,
          steps = coalesce(${steps ? JSON.stringify(steps) : null}::jsonb, steps),
          repeat = coalesce(${repeat ?? null}::int, repeat),
          hold_minutes = case when ${holdMinutes !== undefined} then ${holdMinutes ?? null}::int else hold_minutes end,
          archived_at = case when ${archived === undefined} then archived_at
                             when ${archived ?? false} then coalesce(archived_at, ${at}) end
        where id = ${id}`,
  )
}

/** The policies in use that ask a rota, by name. */
export const readPoliciesAsking = (tx: Tx, rotaId: string): Promise<Ref[]> =>
  rowsOf<Ref>(
    tx,
    sql`select id, name from escalation_policy
        where archived_at is null and steps @> ${JSON.stringify([{ targets: [{ kind: 'rota', rotaId }] }])}::jsonb
        order by lower(name), id`,
  )

/** Holds rotas as they are until the transaction ends: who archives one meanwhile waits, and sees what asks it then. */
export const holdRotas = (tx: Tx, ids: string[]): Promise<unknown> =>
  rowsOf(tx, sql`select id from rota where id = any(${ids}::uuid[]) order by id for share`)

/** Names of what targets mean, and of people, by id: archived rotas and people who left are left out. */
export async function readTargetNames(
  tx: Tx,
  { personIds, rotaIds, teamIds }: { personIds: string[]; rotaIds: string[]; teamIds: string[] },
): Promise<{ people: Map<string, Ref>; rotas: Map<string, Ref>; teams: Map<string, Ref> }> {
  const rows = await rowsOf<Ref & { kind: 'person' | 'rota' | 'team' }>(
    tx,
    sql`select 'person' as kind, id, name from person
          where id = any(${personIds}::uuid[]) and removed_at is null and role <> 'stakeholder'
        union all select 'rota', id, name from rota where id = any(${rotaIds}::uuid[]) and archived_at is null
        union all select 'team', id, name from team where id = any(${teamIds}::uuid[])`,
  )
  const of = (wanted: string) =>
    new Map(rows.flatMap(({ kind, id, name }) => (kind === wanted ? [[id, { id, name }] as const] : [])))
  return { people: of('person'), rotas: of('rota'), teams: of('team') }
}
