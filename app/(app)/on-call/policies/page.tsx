import type { Metadata } from 'next'
import { PoliciesPage } from '@/components/paging/policies/policies-page'
import { requirePageActor } from '@/lib/server/http/actor'
import { listPolicies } from '@/lib/server/queries/list-policies'

export const metadata: Metadata = { title: 'Escalation policies' }

export default async function Policies() {
  return <PoliciesPage policies={await listPolicies(await requirePageActor(), { archived: true })} />
}
