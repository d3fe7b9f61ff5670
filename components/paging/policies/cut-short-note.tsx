'use client'
import type { Route } from 'next'
import type { PolicyDraft } from '@/components/paging/policies/policy-draft'
import { policyOf } from '@/components/paging/policies/policy-draft'
import { type KnownTargets, meantBy } from '@/components/paging/policies/policy-timeline'
import { useViewer } from '@/components/shell/viewer'
import { Link } from '@/components/ui/link'
import { useOwnRuleMinutes } from '@/lib/client/paging/policies'
import { cutShort, type Target } from '@/lib/domain/on-call/escalation-policy'

/** Which of my own later ways to be told these steps come before; of others only they themselves know. */
export function CutShortNote({ draft, known }: { draft: PolicyDraft; known: KnownTargets }) {
  const viewer = useViewer()
  const { data: minutes = [] } = useOwnRuleMinutes()
  const { policy } = policyOf(draft)
  if (!policy) return null
  const [first] = cutShort(minutes, policy, (target) => mayMean(target, viewer.id, known))
  if (!first) return null
  return (
    <p className="text-12 text-text-2">
      Your own rule tries you again after {first.afterMinutes} min; step {first.step} asks the next after{' '}
      {first.stepMinutes} min, before that.{' '}
      <Link href={'/settings/notifications' as Route} className="link">
        Your notifications
      </Link>
    </p>
  )
}

/** Whether somebody may ever be meant: who takes turns in a rota has it at some time. */
function mayMean(target: Target, personId: string, known: KnownTargets): boolean {
  switch (target.kind) {
    case 'person':
      return target.personId === personId
    case 'rota':
      return known.rotas.some(({ id, people }) => id === target.rotaId && people.some((one) => one.id === personId))
    case 'team':
      return meantBy({ id: '', kind: 'team', value: target.teamId, seat: 'primary' }, known).personIds.includes(
        personId,
      )
    case 'webhook':
      return false
  }
}
