'use client'
import { POLICIES } from '@/components/paging/paging-path'
import { PolicyEditor } from '@/components/paging/policies/policy-editor'
import { BackLink } from '@/components/ui/back-link'
import { PageHeader } from '@/components/ui/page-header'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

export function NewPolicyPage({ teams, rotas }: { teams: TeamView[]; rotas: RotaSummary[] }) {
  return (
    <div className="mx-auto flex max-w-[1160px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href={POLICIES}>Escalation policies</BackLink>
        <PageHeader title="New policy" description="Who is asked first, and who when they do not answer." />
      </div>
      <PolicyEditor policy={null} teams={teams} rotas={rotas} />
    </div>
  )
}
