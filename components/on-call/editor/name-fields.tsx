'use client'
import { problemAt } from '@/components/on-call/editor/editor-problems'
import type { Problems, RotaDraft } from '@/components/on-call/editor/rota-draft'
import { keyOf } from '@/components/on-call/editor/rota-key'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { TeamView } from '@/lib/domain/catalogue/catalogue'

export interface NameFieldsProps {
  draft: RotaDraft
  teams: TeamView[]
  problems: Problems
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
      <Field
        label="Team"
        hint="Its people and admins may change the rota; anyone who responds when there is none."
        error={problemAt(problems, 'teamId')}
      >
        <Select value={draft.teamId} onChange={({ target }) => onChange({ teamId: target.value })}>
          <option value="">No team</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
    </>
  )
}
