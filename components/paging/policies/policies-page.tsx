'use client'
import { Plus } from 'lucide-react'
import { ON_CALL } from '@/components/on-call/on-call-path'
import { NEW_POLICY } from '@/components/paging/paging-path'
import { PolicyCard } from '@/components/paging/policies/policy-card'
import { useViewer } from '@/components/shell/viewer'
import { BackLink } from '@/components/ui/back-link'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { usePolicies } from '@/lib/client/paging/policies'
import { isResponder } from '@/lib/domain/incident/policy'
import type { PolicySummary } from '@/lib/domain/on-call/paging-view'

/** Whom alerts of services page, in which order. */
export function PoliciesPage({ policies: initial }: { policies: PolicySummary[] }) {
  const viewer = useViewer()
  const { data: policies = [], error, refetch } = usePolicies(initial)
  const used = policies.filter(({ isArchived }) => !isArchived)
  const archived = policies.filter(({ isArchived }) => isArchived)
  const add = isResponder(viewer) && (
    <Link href={NEW_POLICY} className={buttonClass({ size: 'md', variant: 'primary' })}>
      <Plus aria-hidden size={14} strokeWidth={1.75} />
      New policy
    </Link>
  )
  return (
    <div className="mx-auto flex max-w-[960px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href={ON_CALL}>On call</BackLink>
        <PageHeader
          title="Escalation policies"
          description="Whom an alert of a service pages, and who is asked when they do not answer."
          actions={policies.length > 0 && add}
        />
      </div>
      <OldData error={error} onRetry={refetch} />
      {policies.length === 0 && (
        <Card>
          <EmptyState title="No policies yet" action={add}>
            {add
              ? 'A good beginning: the primary of a rota, after five minutes the secondary, after ten the whole team.'
              : 'Whoever responds makes one; without one nobody is paged by alerts.'}
          </EmptyState>
        </Card>
      )}
      <Policies id="used" title="In use" policies={used} />
      <Policies id="archived" title="Archived" policies={archived} />
    </div>
  )
}

function Policies({ id, title, policies }: { id: string; title: string; policies: PolicySummary[] }) {
  if (policies.length === 0) return null
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <SectionHeader id={id} title={title} count={policies.length} />
      <ul className="flex flex-col gap-2">
        {policies.map((policy) => (
          <li key={policy.id}>
            <PolicyCard policy={policy} />
          </li>
        ))}
      </ul>
    </section>
  )
}
