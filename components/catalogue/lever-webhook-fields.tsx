import { type LeverActionFieldsProps, TimeoutField, VariableList } from '@/components/catalogue/lever-action-fields'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'

/** A request of any kind. */
export function WebhookFields(props: LeverActionFieldsProps) {
  const { fields, onChange, problems, saved } = props
  return (
    <>
      <div className="grid gap-4 md:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
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
      </div>
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
