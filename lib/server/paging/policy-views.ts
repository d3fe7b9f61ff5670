import type { PersonActor } from '@/lib/domain/actor'
import type { Ref } from '@/lib/domain/incident/values'
import { minutesOf, stagesOf } from '@/lib/domain/on-call/escalation'
import type { Plan, PolicyStep, Target } from '@/lib/domain/on-call/escalation-policy'
import type { PolicyDetail, PolicySummary, TargetView } from '@/lib/domain/on-call/paging-view'
import { seatAt } from '@/lib/domain/on-call/rotation'
import { now } from '@/lib/server/clock'
import { readPagedPeople } from '@/lib/server/db/escalations'
import { type PolicyRow, readTargetNames } from '@/lib/server/db/policies'
import type { Tx } from '@/lib/server/db/pool'
import { readRotas } from '@/lib/server/db/rotas'
import { canChangeRota } from '@/lib/server/on-call/rota-rules'
import { idsOfTargets } from '@/lib/server/paging/policy-rules'
import { policySigningSecret } from '@/lib/server/paging/policy-secret'

const refOf = ({ id, name }: Ref): Ref => ({ id, name })

/** A policy as lists show it. */
export function policySummaryOf({ archivedAt, version: _, steps, ...row }: PolicyRow): PolicySummary {
  const plan: Plan = { steps, repeat: row.repeat, holdMinutes: null, teamId: null, deployerIds: [] }
  const minutesToFallback = stagesOf(plan)
    .filter(({ kind }) => kind === 'step')
    .reduce((sum, stage) => sum + minutesOf(stage, plan), 0)
  return { ...row, steps: steps.length, minutesToFallback, isArchived: archivedAt !== null }
}

/** A policy with whom it would page now. */
export async function policyDetailOf(tx: Tx, actor: PersonActor, row: PolicyRow): Promise<PolicyDetail> {
  const teamId = row.team?.id ?? null
  const isEditable = await canChangeRota(tx, actor, teamId)
  const targets = row.steps.flatMap((step) => step.targets)
  const { now: meant, fallback } = await meantNow(tx, row.steps, teamId)
  const hasWebhook = targets.some(({ kind }) => kind === 'webhook')
  return {
    ...policySummaryOf(row),
    version: row.version,
    isEditable,
    steps: isEditable ? row.steps : row.steps.map(withoutAddresses),
    now: meant,
    fallback,
    signingSecret: isEditable && hasWebhook ? policySigningSecret(row.id) : null,
  }
}

/** An address may be a secret: it is for those who may change it. */
const withoutAddresses = (step: PolicyStep): PolicyStep => ({
  ...step,
  targets: step.targets.map((target) =>
    target.kind === 'webhook' ? { ...target, url: `${new URL(target.url).origin}/…` } : target,
  ),
})

async function meantNow(tx: Tx, steps: readonly PolicyStep[], teamId: string | null) {
  const ids = idsOfTargets(steps.flatMap(({ targets }) => targets))
  const [names, rotas] = [await readTargetNames(tx, ids), await readRotas(tx, ids.rotaIds)]
  const at = now().getTime()
  const seatHolder = (rotaId: string, seat: 'primary' | 'secondary') => {
    const rota = rotas.get(rotaId)
    return rota ? seatAt(rota, seat, at).personId : null
  }
  const onCall = steps.flatMap(({ targets }) =>
    targets.flatMap((target) => (target.kind === 'rota' ? (seatHolder(target.rotaId, target.seat) ?? []) : [])),
  )
  const found = await readPagedPeople(tx, {
    personIds: [...ids.personIds, ...onCall],
    teamIds: [...ids.teamIds, ...(teamId ? [teamId] : [])],
  })
  const people = (wanted: (string | null)[]): Ref[] =>
    wanted.flatMap((id) => found.filter((person) => person.id === id).map(refOf))
  const team = (id: string): Ref[] => found.filter(({ teamIds }) => teamIds.includes(id)).map(refOf)

  const viewOf = (target: Target): TargetView => {
    const empty = { ref: null, seat: null, host: null, people: [] }
    switch (target.kind) {
      case 'person':
        return {
          ...empty,
          kind: 'person',
          ref: names.people.get(target.personId) ?? null,
          people: people([target.personId]),
        }
      case 'rota': {
        const { rotaId, seat } = target
        const ref = names.rotas.get(rotaId) ?? null
        return { ...empty, kind: 'rota', ref, seat, people: people([seatHolder(rotaId, seat)]) }
      }
      case 'team':
        return { ...empty, kind: 'team', ref: names.teams.get(target.teamId) ?? null, people: team(target.teamId) }
      case 'webhook':
        return { ...empty, kind: 'webhook', host: new URL(target.url).host }
    }
  }
  return {
    now: steps.map(({ targets }) => targets.map(viewOf)),
    fallback: { team: teamId ? team(teamId) : [], admins: found.filter(({ role }) => role === 'admin').map(refOf) },
  }
}
