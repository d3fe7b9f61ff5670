import type { KnownPaging, PagedPerson } from '@/lib/domain/incident/known-paging'
import type { Ref } from '@/lib/domain/incident/values'
import type { Plan, Stage, Target } from '@/lib/domain/on-call/escalation-policy'
import { stableId } from '@/lib/server/stable-id'

export const aPlan = (over: Partial<Plan> = {}): Plan => ({
  steps: [],
  repeat: 0,
  holdMinutes: null,
  teamId: null,
  deployerIds: [],
  ...over,
})

export const toPerson = ({ id }: { id: string }): Target => ({ kind: 'person', personId: id })

/** What is known of paging in a test without a database: who each rota, team and service means. */
export interface PagingWorld {
  people: PagedPerson[]
  admins: Ref[]
  /** By team id. */
  teams: Record<string, Ref[]>
  /** By `rota id seat`; changed by tests when somebody else comes on. */
  seats: Record<string, Ref | null>
  /** By service id. */
  policies: Record<string, { policy: Ref | null; plan: Plan }>
  commanders: Ref[]
}

export const aPagingWorld = (over: Partial<PagingWorld> = {}): PagingWorld => ({
  people: [],
  admins: [],
  teams: {},
  seats: {},
  policies: {},
  commanders: [],
  ...over,
})

/** As the server knows it; `plans` are those of runs, by their id. */
export function knownPaging(world: PagingWorld, plans: ReadonlyMap<string, Plan>): KnownPaging {
  const person = (id: string | undefined) => world.people.find((one) => one.id === id)
  const known = (refs: readonly (Ref | null | undefined)[]) => refs.flatMap((ref) => person(ref?.id) ?? [])
  const meant = (target: Target): PagedPerson[] => {
    if (target.kind === 'person') return known([{ id: target.personId, name: '' }])
    if (target.kind === 'rota') return known([world.seats[`${target.rotaId} ${target.seat}`]])
    return target.kind === 'team' ? known(world.teams[target.teamId] ?? []) : []
  }
  const peopleAt = (plan: Plan, stage: Stage): PagedPerson[] => {
    if (stage.kind === 'deployer') return known(plan.deployerIds.map((id) => ({ id, name: '' })))
    if (stage.kind === 'step') return (plan.steps[stage.step]?.targets ?? []).flatMap(meant)
    return known(stage.kind === 'team' ? (world.teams[plan.teamId ?? ''] ?? []) : world.admins)
  }
  return {
    planOf: (serviceId) => world.policies[serviceId] ?? null,
    planOfRun: (id) => plans.get(id) ?? null,
    peopleAt,
    person,
    mobilised: (serviceIds) => [
      ...new Set([
        ...serviceIds.flatMap(
          (id) => world.policies[id]?.plan.steps.flatMap(({ targets }) => targets.flatMap(meant)) ?? [],
        ),
        ...known(world.commanders),
      ]),
    ],
    isSeenTo: () => true,
    idOf: stableId,
  }
}
