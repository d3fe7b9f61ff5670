import type { PersonActor } from '@/lib/domain/actor'
import { AppError, refuseAt, wrongField } from '@/lib/domain/errors'
import type { PolicyStep, Target } from '@/lib/domain/on-call/escalation-policy'
import { holdPolicyOfService, holdPolicyRow, holdRotas, readTargetNames } from '@/lib/server/db/policies'
import type { Tx } from '@/lib/server/db/pool'
import { canChangeRota } from '@/lib/server/on-call/rota-rules'

export const policyNotFound = (): AppError => new AppError('not_found', 'There is no such policy.')

/** The people of the team that owns it, and admins; anyone who responds when nobody owns it (SPEC ESC-10). */
export async function requirePolicyEditor(tx: Tx, actor: PersonActor, teamId: string | null): Promise<void> {
  if (await canChangeRota(tx, actor, teamId)) return
  throw new AppError('forbidden', 'Only the people of the team that owns this policy, and admins, can change it.')
}

/** The ids that targets name, by what they are. */
export function idsOfTargets(targets: readonly Target[]) {
  return {
    personIds: targets.flatMap((target) => (target.kind === 'person' ? [target.personId] : [])),
    rotaIds: targets.flatMap((target) => (target.kind === 'rota' ? [target.rotaId] : [])),
    teamIds: targets.flatMap((target) => (target.kind === 'team' ? [target.teamId] : [])),
  }
}

/** Every target must be there; the one that is not is named by its field. */
export async function requireTargets(tx: Tx, steps: readonly PolicyStep[]): Promise<void> {
  const ids = idsOfTargets(steps.flatMap(({ targets }) => targets))
  await holdRotas(tx, ids.rotaIds)
  const names = await readTargetNames(tx, ids)
  for (const [step, { targets }] of steps.entries()) {
    for (const [index, target] of targets.entries()) {
      const path = `steps.${step}.targets.${index}`
      if (target.kind === 'person' && !names.people.has(target.personId)) {
        throw wrongField(`${path}.personId`, 'is nobody who responds in this organisation')
      }
      if (target.kind === 'rota' && !names.rotas.has(target.rotaId))
        throw wrongField(`${path}.rotaId`, 'is not the id of a rota in use')
      if (target.kind === 'team' && !names.teams.has(target.teamId))
        throw wrongField(`${path}.teamId`, 'is not the id of a team')
    }
  }
}

/** A rota could be archived while no policy in use asked it: one that is taken into use again would (SPEC ROTA-7). */
export async function requireRotasInUse(tx: Tx, steps: readonly PolicyStep[]): Promise<void> {
  const { rotaIds } = idsOfTargets(steps.flatMap(({ targets }) => targets))
  await holdRotas(tx, rotaIds)
  const { rotas } = await readTargetNames(tx, { personIds: [], rotaIds, teamIds: [] })
  if (rotaIds.every((id) => rotas.has(id))) return
  const message = 'It asks a rota that is archived: take that into use first, or ask somebody else.'
  throw new AppError('rule_refused', message, { rule: 'ROTA-7', fields: [{ path: 'archived', message }] })
}

export async function requirePolicyTeam(tx: Tx, teamId: string | null): Promise<void> {
  if (teamId === null) return
  const { teams } = await readTargetNames(tx, { personIds: [], rotaIds: [], teamIds: [teamId] })
  if (!teams.has(teamId)) throw wrongField('teamId', 'is not the id of a team')
}

/**
 * A service follows a policy that is there and in use, and stays so until the transaction ends: who archives it
 * meanwhile waits, and sees who follows it then.
 */
export async function requirePolicyInUse(tx: Tx, policyId: string): Promise<void> {
  const row = await holdPolicyRow(tx, policyId)
  if (!row || row.archivedAt) throw wrongField('policyId', 'is not the id of a policy in use')
}

/**
 * A policy could be archived while only archived services followed it: one that is taken into use again would have
 * nobody paged by the policy that it names (SPEC ESC-10).
 */
export async function requirePolicyOfServiceInUse(tx: Tx, serviceId: string): Promise<void> {
  const policyId = await holdPolicyOfService(tx, serviceId)
  const row = policyId === null ? null : await holdPolicyRow(tx, policyId)
  if (!row?.archivedAt) return
  const message = `It follows the policy ${row.name}, which is archived: take that into use first, or give it another.`
  throw refuseAt('ESC-10', message, 'archived')
}
