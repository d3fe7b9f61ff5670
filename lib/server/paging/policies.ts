import { isDeepStrictEqual } from 'node:util'
import type { PersonActor } from '@/lib/domain/actor'
import { AppError } from '@/lib/domain/errors'
import type { PolicyStep } from '@/lib/domain/on-call/escalation-policy'
import type { NewPolicy, PolicyChange } from '@/lib/domain/on-call/paging-inputs'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'
import { requireResponder } from '@/lib/server/access/rights'
import { now } from '@/lib/server/clock'
import { findPolicyRow, insertPolicy, lockPolicyRow, type PolicyRow, savePolicy } from '@/lib/server/db/policies'
import { withTransaction } from '@/lib/server/db/pool'
import {
  policyNotFound,
  requirePolicyEditor,
  requirePolicyTeam,
  requireRotasInUse,
  requireTargets,
} from '@/lib/server/paging/policy-rules'
import { policyDetailOf } from '@/lib/server/paging/policy-views'
import { requireVersion } from '@/lib/server/require-version'

/**
 * Adds a policy; the same again, with its id, answers the one that is there, changed or not. Throws `forbidden`,
 * `invalid_input` for a target that is not there, and `conflict` for the id of another one.
 */
export const createPolicy = (actor: PersonActor, input: NewPolicy): Promise<{ policy: PolicyDetail; isNew: boolean }> =>
  withTransaction(async (tx) => {
    await requirePolicyTeam(tx, input.teamId)
    await requirePolicyEditor(tx, actor, input.teamId)
    await requireTargets(tx, input.steps)
    const isNew = await insertPolicy(tx, input, now())
    if (!isNew) requireSame(await findPolicyRow(tx, input.id), input)
    return { policy: await readDetail(tx, actor, input.id), isNew }
  })

/**
 * Changes what is given of a policy; runs that are going on keep what they began with (SPEC ESC-1). Throws `not_found`,
 * `forbidden`, `invalid_input`, and `conflict` when it was changed since it was read.
 */
export function changePolicy(actor: PersonActor, id: string, change: PolicyChange): Promise<PolicyDetail> {
  requireResponder(actor)
  return withTransaction(async (tx) => {
    const row = await lockPolicyRow(tx, id)
    if (!row) throw policyNotFound()
    await requirePolicyEditor(tx, actor, row.team?.id ?? null)
    requireVersion('policy', row, change.version)
    if (change.teamId !== undefined) {
      await requirePolicyTeam(tx, change.teamId)
      await requirePolicyEditor(tx, actor, change.teamId)
    }
    if (change.steps) await requireTargets(tx, change.steps)
    if (change.archived && row.services.length > 0) {
      const message = `${row.services.map(({ name }) => name).join(', ')} would have nobody to page: give them another policy first.`
      throw new AppError('rule_refused', message, { rule: 'ESC-10', fields: [{ path: 'archived', message }] })
    }
    if (change.archived === false) await requireRotasInUse(tx, change.steps ?? row.steps)
    await savePolicy(tx, id, change, now())
    return readDetail(tx, actor, id)
  })
}

/** Until it is changed for the first time it is what was sent. */
function requireSame(there: PolicyRow | null, input: NewPolicy): void {
  const told = (steps: PolicyStep[]) => steps.map(({ afterMinutes, targets }) => ({ afterMinutes, targets }))
  const isSame =
    there !== null &&
    (there.version > 1 || (there.name === input.name && isDeepStrictEqual(told(there.steps), told(input.steps))))
  if (!isSame) throw new AppError('conflict', 'This id is taken. Make another.')
}

async function readDetail(
  tx: Parameters<typeof findPolicyRow>[0],
  actor: PersonActor,
  id: string,
): Promise<PolicyDetail> {
  const row = await findPolicyRow(tx, id)
  if (!row) throw policyNotFound()
  return policyDetailOf(tx, actor, row)
}
