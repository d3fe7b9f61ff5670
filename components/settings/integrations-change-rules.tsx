'use client'
import { Plus, X } from 'lucide-react'
import type { IntegrationDraft, problemsOf, RepositoryLine } from '@/components/settings/integrations-draft'
import { ServiceSelect } from '@/components/settings/integrations-service-select'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { useListFocus } from '@/components/ui/use-list-focus'

export interface ChangeRulesProps {
  draft: IntegrationDraft
  problems: ReturnType<typeof problemsOf>
  onChange: (changed: Partial<IntegrationDraft>) => void
}

/** Which changes are taken, whose they are, and when a pipeline counts as broken. */
export function ChangeRules({ draft, problems, onChange }: ChangeRulesProps) {
  return (
    <>
      <Repositories draft={draft} problems={problems} onChange={onChange} />
      <Field label="Environments" hint="Deployments to others are dropped. With commas between them; empty takes all.">
        <Input value={draft.environments} onChange={(event) => onChange({ environments: event.target.value })} />
      </Field>
      <Field
        label="Workflows that deploy"
        hint="Their runs on the default branch are deployments, too. Only for repositories without GitHub deployments."
        isOptional
      >
        <Input value={draft.deployWorkflows} onChange={(event) => onChange({ deployWorkflows: event.target.value })} />
      </Field>
      <div className="grid gap-5 md:grid-cols-2">
        <Field
          label="Failing runs in a row"
          hint="of a workflow on the default branch, until delivery counts as prevented."
          error={problems.failingRuns}
        >
          <Input
            inputMode="numeric"
            value={draft.failingRuns}
            onChange={(event) => onChange({ failingRuns: event.target.value })}
          />
        </Field>
        <Field label="Failed deployments in a row" hint="of a repository." error={problems.failedDeployments}>
          <Input
            inputMode="numeric"
            value={draft.failedDeployments}
            onChange={(event) => onChange({ failedDeployments: event.target.value })}
          />
        </Field>
      </div>
    </>
  )
}

function Repositories({ draft: { repositories }, problems, onChange }: ChangeRulesProps) {
  const setLine = (id: number, changed: Partial<RepositoryLine>) =>
    onChange({ repositories: repositories.map((line) => (line.id === id ? { ...line, ...changed } : line)) })
  const focus = useListFocus<HTMLUListElement>()
  const nextId = Math.max(-1, ...repositories.map(({ id }) => id)) + 1
  return (
    <Fieldset legend="Service by repository" error={problems.repositories}>
      <ul ref={focus.ref} tabIndex={-1} className="flex flex-col gap-2 outline-none">
        {repositories.map(({ id, repository, serviceId }) => (
          <li key={id} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2">
            <Input
              aria-label="Repository"
              className="font-mono"
              placeholder="owner/name"
              value={repository}
              onChange={(event) => setLine(id, { repository: event.target.value })}
            />
            <ServiceSelect
              label={`Service of ${repository || 'this repository'}`}
              value={serviceId}
              onValueChange={(chosen) => setLine(id, { serviceId: chosen })}
            />
            <IconButton
              label={`Remove ${repository || 'this repository'}`}
              icon={<X aria-hidden size={16} strokeWidth={1.75} />}
              onClick={() => {
                onChange({ repositories: repositories.filter((line) => line.id !== id) })
                focus.onRemoved()
              }}
            />
          </li>
        ))}
      </ul>
      <Button
        variant="ghost"
        className="self-start"
        icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
        onClick={() => {
          onChange({ repositories: [...repositories, { id: nextId, repository: '', serviceId: null }] })
          focus.onAdded()
        }}
      >
        Add a repository
      </Button>
    </Fieldset>
  )
}
