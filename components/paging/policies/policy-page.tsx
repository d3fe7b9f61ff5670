'use client'
import { POLICIES } from '@/components/paging/paging-path'
import { Followers } from '@/components/paging/policies/followers'
import { PolicyEditor } from '@/components/paging/policies/policy-editor'
import { PolicyMenu } from '@/components/paging/policies/policy-menu'
import { PolicyRead } from '@/components/paging/policies/policy-read'
import { fallbackText, holdText, stepsText } from '@/components/paging/policies/policy-words'
import { BackLink } from '@/components/ui/back-link'
import { Chip } from '@/components/ui/chip'
import { CopySecret } from '@/components/ui/copy-secret'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { usePolicy } from '@/lib/client/paging/policies'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface PolicyPageProps {
  policy: PolicyDetail
  teams: TeamView[]
  rotas: RotaSummary[]
}

/** One policy: to change for who may, to read for others; and the services that follow it. */
export function PolicyPage({ policy: initial, teams, rotas }: PolicyPageProps) {
  const { data: policy, error, refetch } = usePolicy(initial)
  const { name, isArchived, isEditable, signingSecret } = policy
  const words = [
    stepsText({ ...policy, steps: policy.steps.length }),
    fallbackText(policy),
    holdText(policy.holdMinutes),
  ]
  return (
    <div className="mx-auto flex max-w-[1160px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <OldData error={error} onRetry={refetch} />
      <div className="flex flex-col gap-1.5">
        <BackLink href={POLICIES}>Escalation policies</BackLink>
        <PageHeader
          title={
            <span className="flex flex-wrap items-center gap-2 [overflow-wrap:anywhere]">
              <bdi>{name}</bdi>
              {isArchived && <Chip tone="line">Archived</Chip>}
            </span>
          }
          description={`${words.join('. ')}.`}
          actions={isEditable && <PolicyMenu policy={policy} />}
        />
      </div>
      <Followers policy={policy} />
      {isEditable && !isArchived ? (
        // As it is when it opens: what others change meanwhile is told when it is saved.
        <PolicyEditor policy={policy} teams={teams} rotas={rotas} />
      ) : (
        <PolicyRead policy={policy} teams={teams} rotas={rotas} />
      )}
      {signingSecret && (
        <details className="max-w-[720px]">
          <summary className="w-fit rounded-1 font-medium max-md:py-2.5">What its addresses check</summary>
          <div className="mt-2">
            <CopySecret label="Signing secret (Standard Webhooks)" secret={signingSecret} />
          </div>
        </details>
      )}
    </div>
  )
}
