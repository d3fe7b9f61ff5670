'use client'
import { Plus, X } from 'lucide-react'
import {
  addLine,
  type IntegrationDraft,
  type MappingLine,
  type problemsOf,
} from '@/components/settings/integrations-draft'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { useListFocus } from '@/components/ui/use-list-focus'
import { type Severity, severitySchema } from '@/lib/domain/incident/values'

const MAX_LINES = 20

export interface SeverityMappingProps {
  draft: IntegrationDraft
  problems: ReturnType<typeof problemsOf>
  onChange: (changed: Partial<IntegrationDraft>) => void
}

/** Which value of which label means which severity. */
export function SeverityMapping({ draft, problems, onChange }: SeverityMappingProps) {
  const { mapping } = draft
  const focus = useListFocus<HTMLUListElement>()
  const setLine = (id: number, changed: Partial<MappingLine>) =>
    onChange({ mapping: mapping.map((line) => (line.id === id ? { ...line, ...changed } : line)) })
  return (
    <>
      <Field label="Label that tells the severity" error={problems.severityLabel}>
        <Input
          className="font-mono"
          value={draft.severityLabel}
          onChange={(event) => onChange({ severityLabel: event.target.value })}
        />
      </Field>
      <Fieldset legend="Severity by its value" error={problems.mapping}>
        <ul ref={focus.ref} tabIndex={-1} className="flex flex-col gap-2 outline-none">
          {mapping.map(({ id, value, severity }) => (
            <li key={id} className="grid grid-cols-[minmax(0,1fr)_112px_auto] items-center gap-2">
              <Input
                aria-label="Value"
                className="font-mono"
                value={value}
                onChange={(event) => setLine(id, { value: event.target.value })}
              />
              <SeveritySelect
                label={`Severity of ${value || 'this value'}`}
                value={severity}
                onValueChange={(chosen) => setLine(id, { severity: chosen })}
              />
              <IconButton
                label={`Remove ${value || 'this value'}`}
                icon={<X aria-hidden size={16} strokeWidth={1.75} />}
                onClick={() => {
                  onChange({ mapping: mapping.filter((line) => line.id !== id) })
                  focus.onRemoved()
                }}
              />
            </li>
          ))}
        </ul>
        {mapping.length < MAX_LINES && (
          <Button
            variant="ghost"
            className="self-start"
            icon={<Plus aria-hidden size={14} strokeWidth={1.75} />}
            onClick={() => {
              onChange({ mapping: addLine(mapping) })
              focus.onAdded()
            }}
          >
            Add a value
          </Button>
        )}
      </Fieldset>
      <Field label="Any other value, or none" hint="Unsure means the higher one.">
        <SeveritySelect
          value={draft.defaultSeverity}
          onValueChange={(defaultSeverity) => onChange({ defaultSeverity })}
        />
      </Field>
    </>
  )
}

interface SeveritySelectProps {
  label?: string
  value: Severity
  onValueChange: (severity: Severity) => void
}

function SeveritySelect({ label, value, onValueChange }: SeveritySelectProps) {
  return (
    <Select
      {...(label && { 'aria-label': label })}
      value={value}
      onChange={(event) => onValueChange(severitySchema.parse(event.target.value))}
    >
      {severitySchema.options.map((severity) => (
        <option key={severity} value={severity}>
          {severity.toUpperCase()}
        </option>
      ))}
    </Select>
  )
}
