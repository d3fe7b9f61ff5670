'use client'
import { draftOf } from '@/components/paging/policies/policy-draft'
import { Unanswered } from '@/components/paging/policies/unanswered'
import { useKnownTargets } from '@/components/paging/policies/use-known-targets'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface PolicyReadProps {
  policy: PolicyDetail
  teams: TeamView[]
  rotas: RotaSummary[]
}

/** A policy for who may not change it: what happens if nobody answers. */
export function PolicyRead({ policy, teams, rotas }: PolicyReadProps) {
  const known = useKnownTargets(teams, rotas)
  return (
    <div className="flex max-w-[720px] flex-col gap-3">
      <Unanswered draft={draftOf(policy)} known={known} />
    </div>
  )
}
