import { z } from 'zod'
import type { PersonActor } from '@/lib/domain/actor'
import type { PolicyDetail, PolicySummary } from '@/lib/domain/on-call/paging-view'
import { findPolicyRow, listPolicyRows } from '@/lib/server/db/policies'
import { withSnapshot } from '@/lib/server/db/pool'
import { policyNotFound } from '@/lib/server/paging/policy-rules'
import { policyDetailOf, policySummaryOf } from '@/lib/server/paging/policy-views'
import { flagSchema } from '@/lib/server/queries/query-values'

export const policyQuerySchema = z.strictObject({ archived: flagSchema.default(false).describe('Archived ones too.') })

/** Policies by name, those in use first. */
export const listPolicies = (
  _: PersonActor,
  { archived }: z.output<typeof policyQuerySchema>,
): Promise<PolicySummary[]> => withSnapshot(async (tx) => (await listPolicyRows(tx, archived)).map(policySummaryOf))

/** One policy, with whom it would page now. Throws `not_found`. */
export const getPolicy = (actor: PersonActor, id: string): Promise<PolicyDetail> =>
  withSnapshot(async (tx) => {
    const row = await findPolicyRow(tx, id)
    if (!row) throw policyNotFound()
    return policyDetailOf(tx, actor, row)
  })
