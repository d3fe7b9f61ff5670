import type { OrganisationRole } from '@/lib/domain/actor'
import type { PagedPerson } from '@/lib/domain/incident/known-paging'
import type { Ref } from '@/lib/domain/incident/values'
import type { EscalationNow } from '@/lib/domain/on-call/escalation'
import { type Plan, type PolicyStep, planSchema } from '@/lib/domain/on-call/escalation-policy'
import { query, type Tx } from '@/lib/server/db/pool'
import { rowsOf, sql } from '@/lib/server/db/sql'

/** A service with all that decides who is paged for it. */
export interface PagedService {
  id: string
  policy: Ref | null
  steps: PolicyStep[]
  repeat: number
  holdMinutes: number | null
  /** Who owns the service, or else its policy. */
  teamId: string | null
  pagesDeployerMinutes: number | null
}

/** Services in use with their policies, which do not change until the transaction ends. */
export const readPagedServices = (tx: Tx, ids: readonly string[]): Promise<PagedService[]> =>
  rowsOf<PagedService>(
    tx,
    sql`select service.id,
        case when policy.id is not null then json_build_object('id', policy.id, 'name', policy.name) end as policy,
        coalesce(policy.steps, '[]') as steps, coalesce(policy.repeat, 0) as repeat,
        policy.hold_minutes as "holdMinutes", coalesce(service.team_id, policy.team_id) as "teamId",
        service.pages_deployer_minutes as "pagesDeployerMinutes"
      from service left join lateral (
        select * from escalation_policy where id = service.policy_id and archived_at is null for share
      ) policy on true
      where service.id = any(${ids}::uuid[]) and service.archived_at is null`,
    'paged-services',
  )

/**
 * Who deployed a service since an instant, the latest first: people of the organisation, by the address that the sender
 * gave. What drills pretend does not count.
 */
export async function readDeployers(tx: Tx, serviceId: string, since: Date, until: Date): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    tx,
    sql`select person.id from change join person on person.email = change.author_email and person.removed_at is null
      where change.service_id = ${serviceId} and change.kind = 'deploy' and change.status = 'succeeded'
        and change.at >= ${since} and change.at <= ${until}
        and not exists (select 1 from drill where drill.id = change.integration_id)
      order by change.at desc limit 1`,
  )
  return rows.map(({ id }) => id)
}

/** What runs follow, by their ids. */
export async function readPlans(tx: Tx, ids: readonly string[]): Promise<Map<string, Plan>> {
  const rows = await rowsOf<{ id: string; plan: unknown }>(
    tx,
    sql`select id, plan from escalation where id = any(${ids}::uuid[])`,
    'read-plans',
  )
  return new Map(rows.map(({ id, plan }) => [id, planSchema.parse(plan)]))
}

/** The runs that alerts started in an incident and that nobody has answered. */
export const readRunsOfAlerts = (incidentId: string): Promise<{ id: string; serviceId: string }[]> =>
  query<{ id: string; serviceId: string }>(
    sql`select escalation.id, service_id as "serviceId" from escalation
        where incident_id = ${incidentId} and state = 'running' and escalation.id::text in (
          select payload ->> 'escalationId' from incident_event
          where incident_id = ${incidentId} and type = 'escalation.started' and payload ->> 'because' = 'alert')
        order by started_at`,
  )

/** Who can be paged at all, with what decides it: everybody named, everybody in teams, and all admins. */
export async function readPagedPeople(
  tx: Tx,
  { personIds, teamIds }: { personIds: readonly string[]; teamIds: readonly string[] },
): Promise<(PagedPerson & { teamIds: string[] })[]> {
  return rowsOf<{ id: string; name: string; role: OrganisationRole; takesDrills: boolean; teamIds: string[] }>(
    tx,
    sql`select person.id, person.name, person.role, person.takes_drills as "takesDrills",
        coalesce(array_agg(member.team_id::text) filter (where member.team_id is not null), '{}') as "teamIds"
      from person left join team_member member on member.person_id = person.id
        and member.team_id = any(${teamIds}::uuid[])
      where person.removed_at is null and person.role <> 'stakeholder'
        and (person.id = any(${personIds}::uuid[]) or member.team_id is not null or person.role = 'admin')
      group by person.id order by lower(person.name), person.id`,
    'paged-people',
  )
}

export interface NewRun {
  escalation: EscalationNow
  plan: Plan
}

/** Writes runs that began. */
export async function insertRuns(tx: Tx, incidentId: string, runs: readonly NewRun[]): Promise<void> {
  for (const { escalation, plan } of runs) {
    const { id, service, policy, state, position, lap, dueAt, acknowledgedBy, acknowledgedUntil, startedAt } =
      escalation
    await rowsOf(
      tx,
      sql`insert into escalation (id, incident_id, service_id, policy_id, plan, state, position, lap, due_at,
            acknowledged_by_id, acknowledged_until, started_at)
          values (${id}, ${incidentId}, ${service.id}, ${policy?.id ?? null}, ${JSON.stringify(plan)}, ${state},
            ${position}, ${lap}, ${dueAt}, ${acknowledgedBy?.id ?? null}, ${acknowledgedUntil}, ${startedAt})`,
      'insert-run',
    )
  }
}

/** Writes how far runs are. */
export async function saveRuns(tx: Tx, runs: readonly EscalationNow[]): Promise<void> {
  for (const { id, state, position, lap, dueAt, acknowledgedBy, acknowledgedUntil } of runs) {
    await rowsOf(
      tx,
      sql`update escalation set state = ${state}, position = ${position}, lap = ${lap}, due_at = ${dueAt},
          acknowledged_by_id = ${acknowledgedBy?.id ?? null}, acknowledged_until = ${acknowledgedUntil}
        where id = ${id}`,
      'save-run',
    )
  }
}

/** The policy that a run follows; null when it follows none, or when that is gone. */
export async function readPolicyOfRun(tx: Tx, escalationId: string): Promise<string | null> {
  const [row] = await rowsOf<{ policyId: string | null }>(
    tx,
    sql`select policy_id as "policyId" from escalation where id = ${escalationId}`,
  )
  return row?.policyId ?? null
}

/**
 * Runs whose next stage is long due while no timer is armed that would ask it, as after a restored backup or a fault of
 * ours: their timers are armed again, each once.
 */
export async function rearmForgotten(now: Date, overdueSince: Date): Promise<number> {
  const rows = await query(
    sql`insert into timer (key, kind, incident_id, payload, due_at)
        select 'escalation:' || run.id || ':again:' || run.lap || ':' || run.position, 'escalate', run.incident_id,
          jsonb_build_object('escalationId', run.id, 'lap', run.lap, 'position', run.position), ${now}::timestamptz
        from escalation run
        where run.state = 'running' and run.due_at < ${overdueSince} and not exists (
          select 1 from timer where timer.state = 'armed' and timer.kind = 'escalate' and timer.incident_id = run.incident_id
            and timer.payload ->> 'escalationId' = run.id::text
            and (timer.payload ->> 'lap')::int = run.lap and (timer.payload ->> 'position')::int = run.position
        )
        union all
        select 'escalation:' || run.id || ':again:' || run.acknowledged_until, 'expire-acknowledgement', run.incident_id,
          jsonb_build_object('escalationId', run.id,
            'until', to_char(run.acknowledged_until at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), ${now}::timestamptz
        from escalation run
        where run.state = 'acknowledged' and run.acknowledged_until < ${overdueSince} and not exists (
          select 1 from timer where timer.state = 'armed' and timer.kind = 'expire-acknowledgement'
            and timer.incident_id = run.incident_id and timer.payload ->> 'escalationId' = run.id::text
        )
        on conflict (key) where state = 'armed' do nothing returning id`,
  )
  return rows.length
}
