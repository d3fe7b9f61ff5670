import type { ActionField, ActionFields } from '@/components/catalogue/lever-action-draft'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { LeverActionAnswer } from '@/lib/client/lever-action'
import { VARIABLES } from '@/lib/domain/action/variables'

/** What the fields of one kind of request stand on. */
export interface LeverActionFieldsProps {
  fields: ActionFields
  onChange: (part: Partial<ActionFields>) => void
  problems: Partial<Record<ActionField, string>>
  saved: LeverActionAnswer
}

/** What can stand in a template. */
export const VariableList = () => (
  <details className="text-12 text-text-3">
    <summary className="cursor-pointer">Variables that can stand in it</summary>
    <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5">
      {Object.entries(VARIABLES).map(([name, meaning]) => (
        <div key={name} className="contents">
          <dt className="mono">{`{{${name}}}`}</dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
    <p className="mt-1">
      One without a value is not sent: add a question mark, <span className="mono">{'{{change.url?}}'}</span>, where it
      may be empty.
    </p>
  </details>
)

export function TimeoutField({ fields, onChange, problems }: LeverActionFieldsProps) {
  return (
    <Field label="Wait for an answer, seconds" error={problems['action.timeoutSeconds']}>
      <Input
        inputMode="numeric"
        value={fields.timeoutSeconds}
        onChange={({ target }) => onChange({ timeoutSeconds: target.value })}
      />
    </Field>
  )
}
