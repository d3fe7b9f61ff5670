'use client'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'

export interface TeamFieldProps {
  /** Empty for none. */
  teamId: string
  teams: readonly { id: string; name: string }[]
  /** What belongs to the team, as the middle of a sentence. */
  what: string
  error: string | undefined
  onTeamChange: (teamId: string) => void
}

/** Who owns something, and so may change it. */
export function TeamField({ teamId, teams, what, error, onTeamChange }: TeamFieldProps) {
  return (
    <Field
      label="Team"
      hint={`Its people and admins may change ${what}; anyone who responds when there is none.`}
      error={error}
    >
      <Select value={teamId} onChange={({ target }) => onTeamChange(target.value)}>
        <option value="">No team</option>
        {teams.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
