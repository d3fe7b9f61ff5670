import type { PolicyStep } from '@/lib/domain/on-call/escalation-policy'
import { updateService } from '@/lib/server/catalogue/services'
import { findPolicyRow } from '@/lib/server/db/policies'
import { withTransaction } from '@/lib/server/db/pool'
import { findRotaRow } from '@/lib/server/db/rota-rows'
import type { Cast } from '@/lib/server/demo/cast'
import { giveMethods } from '@/lib/server/demo/contact-methods'
import { demoServices, demoTeams, type PersonKey, type ServiceKey, type TeamKey } from '@/lib/server/demo/organisation'
import { createPolicy } from '@/lib/server/paging/policies'
import { stableId } from '@/lib/server/stable-id'

/** The rota that each team is called by; fulfilment has none and is asked by name. */
const rotas: Partial<Record<TeamKey, { key: string; hasSecondary: boolean }>> = {
  storefront: { key: 'shop', hasSecondary: true },
  payments: { key: 'payments', hasSecondary: true },
  platform: { key: 'platform', hasSecondary: false },
}
const policyId = (team: TeamKey): string => stableId('demo-policy', team)

/** Gives each service of the demo a policy, and everybody ways to be told that are only pretended. */
export async function preparePolicies(cast: Cast): Promise<void> {
  if (await withTransaction((tx) => findPolicyRow(tx, policyId('payments')))) return
  await giveMethods(cast)
  for (const team of Object.keys(demoTeams) as TeamKey[]) await makePolicy(cast, team)
  for (const [key, { team }] of Object.entries(demoServices)) {
    const change = key === 'checkout' ? { pagesDeployerMinutes: 60 } : {}
    await updateService(cast.people.priya, cast.services[key as ServiceKey], { policyId: policyId(team), ...change })
  }
}

async function makePolicy({ people, teams }: Cast, team: TeamKey): Promise<void> {
  const rota = rotas[team]
  const row = rota && (await withTransaction((tx) => findRotaRow(tx, rota.key)))
  const named: PersonKey[] = ['tomas', 'ines']
  const first: PolicyStep[] = row
    ? [
        { afterMinutes: 5, targets: [{ kind: 'rota', rotaId: row.id, seat: 'primary' }] },
        ...(rota.hasSecondary
          ? [{ afterMinutes: 5, targets: [{ kind: 'rota' as const, rotaId: row.id, seat: 'secondary' as const }] }]
          : []),
      ]
    : [{ afterMinutes: 10, targets: named.map((key) => ({ kind: 'person', personId: people[key].id })) }]
  const steps: PolicyStep[] = [...first, { afterMinutes: 10, targets: [{ kind: 'team', teamId: teams[team] }] }]
  const input = { id: policyId(team), name: demoTeams[team], teamId: teams[team], steps, repeat: 1, holdMinutes: 60 }
  await createPolicy(people.priya, input)
}
