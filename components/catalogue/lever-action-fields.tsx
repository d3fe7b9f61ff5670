import type { ReactNode } from 'react'
import type { ActionField, ActionFields } from '@/components/catalogue/lever-action-draft'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import type { LeverActionAnswer } from '@/lib/client/lever-action'
import { VARIABLES } from '@/lib/domain/action/variables'

interface FieldsProps {
  fields: ActionFields
  onChange: (part: Partial<ActionFields>) => void
  problems: Partial<Record<ActionField, string>>
  saved: LeverActionAnswer
}

const VariableList = () => (
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

const Row = ({ children }: { children: ReactNode }) => (
  <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">{children}</div>
)

function TimeoutField({ fields, onChange, problems }: FieldsProps) {
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

/** A request of any kind. */
export function WebhookFields(props: FieldsProps) {
  const { fields, onChange, problems, saved } = props
  return (
    <>
      <Row>
        <Field label="Method">
          <Select value={fields.method} onChange={({ target }) => onChange({ method: target.value })}>
            {['POST', 'PUT', 'PATCH', 'DELETE', 'GET'].map((method) => (
              <option key={method}>{method}</option>
            ))}
          </Select>
        </Field>
        <Field label="Address" error={problems['action.url']}>
          <Input
            className="mono"
            spellCheck={false}
            autoComplete="off"
            placeholder="https://"
            value={fields.url}
            onChange={({ target }) => onChange({ url: target.value })}
          />
        </Field>
      </Row>
      <Field label="Body" error={problems['action.body.template']}>
        <Select
          value={fields.bodyType}
          onChange={({ target: { value } }) =>
            onChange({ bodyType: value === 'json' || value === 'text' ? value : 'none' })
          }
        >
          <option value="json">JSON</option>
          <option value="text">Text</option>
          <option value="none">None</option>
        </Select>
      </Field>
      {fields.bodyType !== 'none' && (
        <Textarea
          aria-label="Body template"
          rows={4}
          className="mono"
          spellCheck={false}
          value={fields.body}
          onChange={({ target }) => onChange({ body: target.value })}
        />
      )}
      <VariableList />
      <Field label="Headers" isOptional hint="One a line: Name: value" error={problems['action.headers']}>
        <Textarea
          rows={2}
          className="mono"
          spellCheck={false}
          value={fields.headers}
          onChange={({ target }) => onChange({ headers: target.value })}
        />
      </Field>
      <Field
        label="Secret headers"
        isOptional
        hint={
          saved.secrets.headers.length > 0
            ? `Set: ${saved.secrets.headers.join(', ')}. Write one anew to replace it, without a value to take it away.`
            : 'One a line: Authorization: Bearer … Kept encrypted, never shown again.'
        }
        error={problems['secrets.headers'] ?? problems.secrets}
      >
        <Textarea
          rows={2}
          className="mono"
          spellCheck={false}
          autoComplete="off"
          value={fields.secretHeaders}
          onChange={({ target }) => onChange({ secretHeaders: target.value })}
        />
      </Field>
      {saved.secrets.signing && (
        <Checkbox
          label="Make a new signing secret"
          checked={fields.isSigningRenewed}
          onCheckedChange={(isSigningRenewed) => onChange({ isSigningRenewed })}
        />
      )}
      <TimeoutField {...props} />
    </>
  )
}

const GITHUB = [
  ['owner', 'Owner', 'acme'],
  ['repo', 'Repository', 'shop'],
  ['workflow', 'Workflow', 'rollback.yml'],
  ['ref', 'Branch or tag', 'main'],
] as const

/** GitHub’s workflow_dispatch. */
export function GithubFields(props: FieldsProps) {
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
