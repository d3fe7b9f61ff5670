import { randomUUID } from 'node:crypto'
import type { OrganisationRole } from '@/lib/domain/actor'
import { canView } from '@/lib/domain/incident/policy'
import type { IncidentState } from '@/lib/domain/incident/state'
import type { Tx } from '@/lib/server/db/pool'
import { readOnce } from '@/lib/server/db/read-once'
import { rowsOf, sql } from '@/lib/server/db/sql'
import type { IncidentDraft } from '@/lib/server/incident-draft'
import { notificationText, type PersonNotification, type Tiding, tidingsOf } from '@/lib/server/notifications'

interface Recipient {
  id: string
  name: string
  role: OrganisationRole
  teamIds: string[]
}

/** Writes down whom this batch concerns, and answers what to show them now. */
export async function saveNotifications(tx: Tx, draft: IncidentDraft): Promise<PersonNotification[]> {
  const tidings = draft.sealed.flatMap(({ event }) => tidingsOf(event)).flatMap((one) => spread(one, draft.state))
  if (tidings.length === 0) return []
  const recipients = (await findRecipients(tx, tidings, draft.state)).filter((person) =>
    canView({ ...person, kind: 'person', scope: 'admin' }, draft.state),
  )
  const addressed = tidings.flatMap((tiding) =>
    recipients
      .filter((person) => person.id !== tiding.by.id && isMeant(person, tiding))
      .map((person) => ({ personId: person.id, seq: tiding.seq, notification: notificationOf(tiding, draft) })),
  )
  // Somebody may be meant in person and as one of a team.
  const once = [
    ...new Map(addressed.map((one) => [`${one.personId} ${one.seq} ${one.notification.kind}`, one])).values(),
  ]
  await insertNotifications(tx, once)
  return once
}

/** The room: who holds a role, and the teams that own what is hit. */
function spread(tiding: Tiding, { roles, experts, services }: IncidentState): Tiding[] {
  if (tiding.to.kind !== 'room') return [tiding]
  const holders = [...Object.values(roles), ...experts].flatMap((holder) => holder?.id ?? [])
  const teams = services.flatMap(({ teamId }) => teamId ?? [])
  return [
    ...holders.map((id) => ({ ...tiding, to: { kind: 'person' as const, id } })),
    ...teams.map((id) => ({ ...tiding, to: { kind: 'team' as const, id } })),
  ]
}

function isMeant({ id, teamIds }: Recipient, { to }: Tiding): boolean {
  if (to.kind === 'everybody') return true
  if (to.kind === 'room') return false
  return to.kind === 'person' ? to.id === id : teamIds.includes(to.id)
}

function notificationOf(
  { kind, seq, entryId, by, at }: Tiding,
  { id, state, rows }: IncidentDraft,
): PersonNotification['notification'] {
  const row = rows.get(seq)
  return {
    id: randomUUID(),
    kind,
    incidentId: id,
    incidentKey: state.key,
    incidentTitle: state.title,
    entryId,
    threadId: null,
    by,
    text: row ? notificationText(row) : null,
    createdAt: at,
    readAt: null,
  }
}

/** A drill calls nobody who did not agree to it, unless they came by themselves (SPEC DRILL-3). */
function findRecipients(tx: Tx, tidings: Tiding[], { kind, participants }: IncidentState): Promise<Recipient[]> {
  const idsOf = (kind: 'person' | 'team') => tidings.flatMap(({ to }) => (to.kind === kind ? to.id : []))
  const isForAll = tidings.some(({ to }) => to.kind === 'everybody')
  const here = kind === 'drill' ? participants.items.map(({ id }) => id) : []
  const [teams, people] = [idsOf('team'), idsOf('person')]
  return readOnce(tx, ['recipients', teams, people, isForAll, kind, here], () =>
    rowsOf<Recipient>(
      tx,
      sql`select person.id, person.name, person.role,
        coalesce(array_agg(member.team_id::text) filter (where member.team_id is not null), '{}') as "teamIds"
      from person left join team_member member on member.person_id = person.id
        and member.team_id = any(${teams}::uuid[])
      where person.removed_at is null and (person.id = any(${people}::uuid[]) or member.team_id is not null
          or ${isForAll})
        and (${kind !== 'drill'} or person.takes_drills or person.id = any(${here}::uuid[]))
      group by person.id`,
      'find-recipients',
    ),
  )
}

async function insertNotifications(tx: Tx, addressed: (PersonNotification & { seq: number })[]): Promise<void> {
  if (addressed.length === 0) return
  const told = addressed.map(({ notification }) => notification)
  await rowsOf(
    tx,
    sql`insert into notification (id, person_id, kind, incident_id, seq, entry_id, by_id, by_name, created_at)
      select * from unnest(
        ${told.map(({ id }) => id)}::uuid[],
        ${addressed.map(({ personId }) => personId)}::uuid[],
        ${told.map(({ kind }) => kind)}::text[],
        ${told.map(({ incidentId }) => incidentId)}::uuid[],
        ${addressed.map(({ seq }) => seq)}::int[],
        ${told.map(({ entryId }) => entryId)}::text[],
        ${told.map(({ by }) => by.id)}::text[],
        ${told.map(({ by }) => by.name)}::text[],
        ${told.map(({ createdAt }) => createdAt)}::timestamptz[])
      on conflict (person_id, incident_id, seq, kind) do nothing`,
    'insert-notifications',
  )
}
