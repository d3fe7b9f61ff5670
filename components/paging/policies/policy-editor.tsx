'use client'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { TeamField } from '@/components/on-call/team-field'
import { POLICIES, policyPath } from '@/components/paging/paging-path'
import { MoreFields } from '@/components/paging/policies/more-fields'
import { PolicyConflict } from '@/components/paging/policies/policy-conflict'
import { draftOf, emptyDraft, type PolicyDraft, policyOf, problemAt } from '@/components/paging/policies/policy-draft'
import { StepsField } from '@/components/paging/policies/steps-field'
import { Unanswered } from '@/components/paging/policies/unanswered'
import { useKnownTargets } from '@/components/paging/policies/use-known-targets'
import { useSavePolicy } from '@/components/paging/policies/use-save-policy'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Link } from '@/components/ui/link'
import { toast } from '@/components/ui/toast'
import { useInvalidFocus } from '@/lib/client/use-invalid-focus'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'
import type { RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface PolicyEditorProps {
  /** Null for a new one. */
  policy: PolicyDetail | null
  teams: TeamView[]
  rotas: RotaSummary[]
}

/** Whom to ask, in which order, and how long each has; beside it what that comes to. What was typed is never lost. */
export function PolicyEditor({ policy: initial, teams, rotas }: PolicyEditorProps) {
  const router = useRouter()
  const [draft, setDraft] = useState<PolicyDraft>(() => (initial ? draftOf(initial) : emptyDraft()))
  const [isTried, setTried] = useState(false)
  const known = useKnownTargets(teams, rotas)
  const saving = useSavePolicy(initial, (saved) => {
    toast(initial ? `${saved.name} is changed` : `${saved.name} is added`)
    if (!initial) router.push(policyPath(saved))
    router.refresh()
  })
  const { policy, problems: typed } = policyOf(draft)
  const problems = { ...saving.problems, ...(isTried && typed) }
  const { form, lookAgain } = useInvalidFocus(saving.error)
  const isElsewhere = saving.error !== null && Object.keys(saving.problems).length === 0 && !saving.newer
  const change = (changed: Partial<PolicyDraft>) => setDraft((before) => ({ ...before, ...changed }))

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (policy) saving.save(policy)
    else lookAgain()
  }

  return (
    <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,400px)]">
      <form ref={form} noValidate onSubmit={handleSubmit} className="flex min-w-0 flex-col gap-5">
        {saving.newer && (
          <PolicyConflict
            newer={saving.newer}
            onKeepMine={saving.goOn}
            onTakeTheirs={(newer) => {
              setDraft(draftOf(newer))
              saving.goOn()
            }}
          />
        )}
        {isElsewhere && saving.error && <ErrorNote title={saving.error.message}>What you typed is kept.</ErrorNote>}
        <div className="grid gap-4 md:grid-cols-2">
          <Field label="Name" isRequired error={problemAt(problems, 'name')}>
            <Input
              value={draft.name}
              maxLength={100}
              autoComplete="off"
              placeholder="Payments"
              onChange={({ target }) => change({ name: target.value })}
            />
          </Field>
          <TeamField
            teamId={draft.teamId}
            teams={teams}
            what="it"
            error={problemAt(problems, 'teamId')}
            onTeamChange={(teamId) => change({ teamId })}
          />
        </div>
        <StepsField steps={draft.steps} known={known} problems={problems} onChange={(steps) => change({ steps })} />
        <MoreFields draft={draft} problems={problems} onChange={change} />
        <div className="flex flex-wrap gap-2 border-line border-t pt-4">
          <Button type="submit" size="lg" variant="primary" isLoading={saving.isPending}>
            {initial ? 'Save' : 'Add policy'}
          </Button>
          <Link href={POLICIES} className={buttonClass({ size: 'lg', variant: 'ghost' })}>
            Cancel
          </Link>
        </div>
      </form>
      <div className="flex min-w-0 flex-col gap-3 lg:sticky lg:top-6">
        <Unanswered draft={draft} known={known} />
      </div>
    </div>
  )
}
