'use client'
import { type PolicyDraft, problemAt } from '@/components/paging/policies/policy-draft'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import type { PathProblems } from '@/lib/client/path-problems'
import { HOLD_MINUTES, MAX_REPEAT } from '@/lib/domain/on-call/escalation-policy'

export interface MoreFieldsProps {
  draft: PolicyDraft
  problems: PathProblems
  onChange: (changed: Partial<PolicyDraft>) => void
}

const TIMES = Array.from({ length: MAX_REPEAT + 1 }, (_, times) => times)

const timesText = (times: number) => (times === 0 ? 'No' : times === 1 ? 'Once more' : `${times} times more`)

/** How often the steps are gone through, and how long who acknowledges has it. */
export function MoreFields({ draft: { repeat, hold }, problems, onChange }: MoreFieldsProps) {
  return (
    <div className="grid items-start gap-4 md:grid-cols-2">
      <Field
        label="Again when nobody answered"
        hint="Then everybody of the team that owns the service is asked, and then the admins."
        error={problemAt(problems, 'repeat')}
      >
        <Select value={repeat} onChange={({ target }) => onChange({ repeat: target.value })}>
          {TIMES.map((times) => (
            <option key={times} value={times}>
              {timesText(times)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="flex flex-col gap-2">
        <Checkbox
          label="An acknowledgement expires"
          hint="Then whoever was asked is paged again, unless the incident is resolved."
          checked={hold !== null}
          onCheckedChange={(expires) => onChange({ hold: expires ? '30' : null })}
        />
        {hold !== null && (
          <Field
            label="Minutes that it holds"
            hint={`From ${HOLD_MINUTES.min} to ${HOLD_MINUTES.max}.`}
            error={problemAt(problems, 'holdMinutes')}
          >
            <Input
              inputMode="numeric"
              autoComplete="off"
              value={hold}
              onChange={({ target }) => onChange({ hold: target.value })}
            />
          </Field>
        )}
      </div>
    </div>
  )
}
