import { type LeverActionFieldsProps, TimeoutField, VariableList } from '@/components/catalogue/lever-action-fields'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'

const GITHUB = [
  ['owner', 'Owner', 'acme'],
  ['repo', 'Repository', 'shop'],
  ['workflow', 'Workflow', 'rollback.yml'],
  ['ref', 'Branch or tag', 'main'],
] as const

/** GitHub’s workflow_dispatch. */
export function GithubFields(props: LeverActionFieldsProps) {
  const { fields, onChange, problems, saved } = props
  return (
    <>
      <div className="grid gap-4 md:grid-cols-2">
        {GITHUB.map(([name, label, example]) => (
          <Field key={name} label={label} error={problems[`action.${name}`]}>
            <Input
              className="mono"
              spellCheck={false}
              autoComplete="off"
              placeholder={example}
              value={fields[name]}
              onChange={({ target }) => onChange({ [name]: target.value })}
            />
          </Field>
        ))}
      </div>
      <Field
        label="Inputs"
        isOptional
        hint="One a line: version: {{lastGood.version}}"
        error={problems['action.inputs']}
      >
        <Textarea
          rows={3}
          className="mono"
          spellCheck={false}
          value={fields.inputs}
          onChange={({ target }) => onChange({ inputs: target.value })}
        />
      </Field>
      <VariableList />
      <Field
        label="Token"
        hint={
          saved.secrets.token
            ? 'One is set. Write another to replace it.'
            : 'A fine-grained token that may write Actions of this repository. Kept encrypted, never shown again.'
        }
        error={problems['secrets.token'] ?? problems.secrets}
      >
        <Input
          type="password"
          autoComplete="off"
          value={fields.token}
          onChange={({ target }) => onChange({ token: target.value })}
        />
      </Field>
      <Field
        label="API’s address"
        hint="Of GitHub Enterprise Server: https://HOST/api/v3"
        error={problems['action.baseUrl']}
      >
        <Input
          className="mono"
          spellCheck={false}
          value={fields.baseUrl}
          onChange={({ target }) => onChange({ baseUrl: target.value })}
        />
      </Field>
      <TimeoutField {...props} />
    </>
  )
}
