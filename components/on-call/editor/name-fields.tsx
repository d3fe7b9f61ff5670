'use client'
import { problemAt } from '@/components/on-call/editor/editor-problems'
import type { RotaDraft } from '@/components/on-call/editor/rota-draft'
import { keyOf } from '@/components/on-call/editor/rota-key'
import { TeamField } from '@/components/on-call/team-field'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { PathProblems } from '@/lib/client/path-problems'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'

export interface NameFieldsProps {
  draft: RotaDraft
  teams: TeamView[]
  problems: PathProblems
  onChange: (changed: Partial<RotaDraft>) => void
}

/** What a rota is called, and whose it is. */
export function NameFields({ draft, teams, problems, onChange }: NameFieldsProps) {
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        <Field label="Name" isRequired error={problemAt(problems, 'name')}>
          <Input
            value={draft.name}
            maxLength={100}
            autoComplete="off"
            placeholder="Payments"
            onChange={({ target }) => onChange({ name: target.value })}
          />
        </Field>
        <Field label="Key" hint="What addresses and scripts call it." error={problemAt(problems, 'key')}>
          <Input
            value={keyOf(draft)}
            maxLength={50}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            className="mono"
            onChange={({ target }) => onChange({ key: target.value })}
          />
        </Field>
      </div>
      <TeamField
        teamId={draft.teamId}
        teams={teams}
        what="the rota"
        error={problemAt(problems, 'teamId')}
        onTeamChange={(teamId) => onChange({ teamId })}
      />
    </>
  )
}
