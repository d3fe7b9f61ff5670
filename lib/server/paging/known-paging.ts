import type { KnownPaging, PagedPerson, PagingNeeds } from '@/lib/domain/incident/known-paging'
import type { Ref } from '@/lib/domain/incident/values'
import type { Plan, Stage, Target } from '@/lib/domain/on-call/escalation-policy'
import type { Rota, Seat } from '@/lib/domain/on-call/rota'
import { SEATS } from '@/lib/domain/on-call/rota'
import { seatAt } from '@/lib/domain/on-call/rotation'
import { now } from '@/lib/server/clock'
import { readSeenTo } from '@/lib/server/db/alert-marks'
import {
  type PagedService,
  readDeployers,
  readPagedPeople,
  readPagedServices,
  readPlans,
} from '@/lib/server/db/escalations'
import type { Tx } from '@/lib/server/db/pool'
import { readOnce } from '@/lib/server/db/read-once'
import { readRotas } from '@/lib/server/db/rotas'
import type { EmptyDraft } from '@/lib/server/incident-draft'
import { readSetting } from '@/lib/server/organisation-settings'
import { stableId } from '@/lib/server/stable-id'

const MINUTE_MS = 60_000

interface Known {
  policy: Ref | null
  plan: Plan
}

/** What decisions about pages needed, read once for a batch and kept for the commands after. */
export function createPagingLookups(tx: Tx, draft: Pick<EmptyDraft, 'id' | 'state' | 'plans'>) {
  /** Of one instant for all of it: who comes on between two looks would be in a seat, and not among the people read. */
  const at = now()
  const services = new Map<string, Known>()
  const stored = new Map<string, Plan>()
  /** One that began in this batch has no row yet. */
  const runOf = (id: string): Plan | null => stored.get(id) ?? draft.plans.get(id) ?? null
  const rotas = new Map<string, Rota>()
  const people = new Map<string, PagedPerson>()
  const teams = new Map<string, PagedPerson[]>()
  const asked = new Set<string>()
  let commanderRota: string | null = null
  let admins: PagedPerson[] = []
  let isSeenTo = false

  const fresh = (kind: string, ids: readonly string[]): string[] => {
    const unasked = [...new Set(ids)].filter((id) => !asked.has(`${kind} ${id}`))
    for (const id of unasked) asked.add(`${kind} ${id}`)
    return unasked
  }

  async function loadServices(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const cap = await readSetting('acknowledgement-cap', tx)
    for (const service of await readPagedServices(tx, ids)) {
      services.set(service.id, { policy: service.policy, plan: await planFor(service, cap) })
    }
  }

  async function planFor(service: PagedService, cap: number | null): Promise<Plan> {
    const { steps, repeat, holdMinutes, teamId, pagesDeployerMinutes } = service
    const deployerIds =
      pagesDeployerMinutes === null || draft.state?.kind === 'drill'
        ? []
        : await readDeployers(tx, service.id, new Date(at.getTime() - pagesDeployerMinutes * MINUTE_MS), at)
    return { steps, repeat, holdMinutes: heldMinutes(holdMinutes, cap), teamId, deployerIds }
  }

  async function loadRuns(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    for (const [id, plan] of await readPlans(tx, ids)) stored.set(id, plan)
  }

  async function loadPeople(plans: readonly Plan[], personIds: readonly string[]): Promise<void> {
    const targets = plans.flatMap(({ steps }) => steps.flatMap((step) => step.targets))
    const rotaIds = targets.flatMap((target) => (target.kind === 'rota' ? [target.rotaId] : []))
    const wantedRotas = fresh('rota', [...rotaIds, ...(commanderRota ? [commanderRota] : [])])
    if (wantedRotas.length > 0) for (const [id, rota] of await readRotas(tx, wantedRotas)) rotas.set(id, rota)
    const teamIds = fresh('team', [
      ...targets.flatMap((target) => (target.kind === 'team' ? [target.teamId] : [])),
      ...plans.flatMap(({ teamId }) => teamId ?? []),
    ])
    const onCall = [...rotas.values()].flatMap((rota) => SEATS.flatMap((seat) => holderOf(rota, seat) ?? []))
    const named = fresh('person', [
      ...personIds,
      ...onCall,
      ...targets.flatMap((target) => (target.kind === 'person' ? [target.personId] : [])),
      ...plans.flatMap(({ deployerIds }) => deployerIds),
    ])
    const who = { personIds: named, teamIds }
    const found = await readOnce(tx, ['paged-people', who], () => readPagedPeople(tx, who))
    for (const teamId of teamIds) teams.set(teamId, [])
    for (const { teamIds: of, ...person } of found) {
      people.set(person.id, person)
      for (const teamId of of) teams.get(teamId)?.push(person)
    }
    admins = found.filter(({ role }) => role === 'admin').map(({ teamIds: _, ...person }) => person)
  }

  const holderOf = (rota: Rota, seat: Seat): string | null => seatAt(rota, seat, at.getTime()).personId

  const known = (ids: readonly (string | null | undefined)[]): PagedPerson[] =>
    ids.flatMap((id) => (id ? (people.get(id) ?? []) : []))

  function meantBy(target: Target): PagedPerson[] {
    switch (target.kind) {
      case 'person':
        return known([target.personId])
      case 'rota': {
        const rota = rotas.get(target.rotaId)
        return rota ? known([holderOf(rota, target.seat)]) : []
      }
      case 'team':
        return teams.get(target.teamId) ?? []
      case 'webhook':
        return []
    }
  }

  function peopleAt(plan: Plan, stage: Stage): PagedPerson[] {
    switch (stage.kind) {
      case 'deployer':
        return known(plan.deployerIds)
      case 'step':
        return (plan.steps[stage.step]?.targets ?? []).flatMap(meantBy)
      case 'team':
        return plan.teamId === null ? [] : (teams.get(plan.teamId) ?? [])
      case 'admins':
        return admins
    }
  }

  function mobilised(serviceIds: readonly string[]): PagedPerson[] {
    const targets = serviceIds.flatMap((id) => services.get(id)?.plan.steps.flatMap((step) => step.targets) ?? [])
    const rotaIds = targets.flatMap((target) => (target.kind === 'rota' ? [target.rotaId] : []))
    const wanted = new Set([...rotaIds, ...(commanderRota ? [commanderRota] : [])])
    const held = [...wanted].flatMap((id) => {
      const rota = rotas.get(id)
      return rota ? SEATS.map((seat) => holderOf(rota, seat)) : []
    })
    return [...new Map(known(held).map((person) => [person.id, person])).values()]
  }

  return {
    async load(needs: readonly PagingNeeds[]): Promise<void> {
      if (needs.length === 0) return
      const serviceIds = fresh(
        'service',
        needs.flatMap((one) => one.services ?? []),
      )
      // One that begins later in this batch is looked for again then.
      const runIds = [...new Set(needs.flatMap((one) => one.escalations ?? []))].filter((id) => !stored.has(id))
      const personIds = needs.flatMap((one) => one.people ?? [])
      if (needs.some((one) => one.seenTo)) isSeenTo = (await readSeenTo(draft.id, at, tx)) !== 'some'
      if (needs.some((one) => one.mobilise)) commanderRota = await readSetting('commander-rota', tx)
      await loadServices(serviceIds)
      await loadRuns(runIds)
      const plans = [
        ...serviceIds.flatMap((id) => services.get(id)?.plan ?? []),
        ...runIds.flatMap((id) => runOf(id) ?? []),
      ]
      if (plans.length > 0 || personIds.length > 0 || commanderRota) await loadPeople(plans, personIds)
    },
    known: {
      planOf: (serviceId) => services.get(serviceId) ?? null,
      planOfRun: runOf,
      peopleAt,
      person: (id) => people.get(id),
      mobilised,
      isSeenTo: () => isSeenTo,
      idOf: stableId,
    } satisfies KnownPaging,
  }
}

/** How long an acknowledgement holds by a policy, at most as long as the organisation lets it; null: until the end. */
export function heldMinutes(ofPolicy: number | null, cap: number | null): number | null {
  const limits = [ofPolicy, cap].filter((minutes) => minutes !== null)
  return limits.length > 0 ? Math.min(...limits) : null
}
