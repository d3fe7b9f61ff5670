import type { AskingStep } from '@/lib/domain/on-call/contact-method'
import type { PolicyStep, Target } from '@/lib/domain/on-call/escalation-policy'
import { peopleOf } from '@/lib/domain/on-call/rota-lint'
import { rotationOf } from '@/lib/domain/on-call/stints'
import { now } from '@/lib/server/clock'
import { listPolicyRows } from '@/lib/server/db/policies'
import type { Tx } from '@/lib/server/db/pool'
import { readRotas } from '@/lib/server/db/rotas'
import { readTeamIds } from '@/lib/server/db/teams'

/**
 * For each policy of escalation that may ask somebody (by name, through a rota they take turns in, or with their team):
 * the step that leaves them the least time, and how long it waits before the next one.
 */
export async function askingSteps(tx: Tx, personId: string): Promise<AskingStep[]> {
  const policies = await listPolicyRows(tx, false)
  const teamIds = new Set(await readTeamIds(tx, personId))
  const rotaIds = policies.flatMap(({ steps }) =>
    steps.flatMap(({ targets }) => targets.flatMap((target) => (target.kind === 'rota' ? [target.rotaId] : []))),
  )
  const rotas = await readRotas(tx, [...new Set(rotaIds)])
  const takesTurns = (rotaId: string): boolean => {
    const rota = rotas.get(rotaId)
    const rotation = rota && rotationOf(rota, now().getTime())
    return rotation !== undefined && peopleOf(rotation).includes(personId)
  }
  const isMeant = (target: Target): boolean => {
    if (target.kind === 'person') return target.personId === personId
    if (target.kind === 'team') return teamIds.has(target.teamId)
    return target.kind === 'rota' && takesTurns(target.rotaId)
  }
  return policies.flatMap(({ id, name, steps }) => {
    const shortest = shortestOf(steps, isMeant)
    return shortest ? [{ policy: { id, name }, ...shortest }] : []
  })
}

function shortestOf(steps: readonly PolicyStep[], isMeant: (target: Target) => boolean) {
  const asking = steps.flatMap(({ afterMinutes: minutes, targets }, index) =>
    targets.some(isMeant) ? [{ step: index + 1, minutes }] : [],
  )
  return asking.toSorted((left, right) => left.minutes - right.minutes)[0]
}
