'use client'
import { kindOf, severityOf, suggestionOf } from '@/components/declare/declare-draft'
import type { DeclarePartProps } from '@/components/declare/declare-questions'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { SeverityBars } from '@/components/incidents/severity-chip'
import { Checkbox } from '@/components/ui/checkbox'
import { Fieldset } from '@/components/ui/fieldset'
import { Segmented } from '@/components/ui/segmented'
import { incidentKindSchema, SEVERITY_MEANING, severitySchema } from '@/lib/domain/incident/values'

const SEVERITIES = severitySchema.options.map((severity) => ({
  value: severity,
  hint: SEVERITY_MEANING[severity],
  label: (
    <>
      <SeverityBars severity={severity} />
      {severity.toUpperCase()}
    </>
  ),
}))
const KINDS = incidentKindSchema.options.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))

/** Severity with the reason it is suggested, kind, and who may see it. */
export function SeverityChoice({ draft, onChange }: DeclarePartProps) {
  const severity = severityOf(draft)
  const suggestion = suggestionOf(draft)
  const isFixed = draft.canDeliver === 'no'
  const isOwn = !isFixed && draft.severity !== null && draft.severity !== suggestion.severity
  return (
    <>
      <Fieldset
        legend="Severity"
        hint={
          <span aria-live="polite">
            {isOwn
              ? `${SEVERITY_MEANING[severity]} Suggested: ${suggestion.severity.toUpperCase()}. ${suggestion.reason}`
              : `${suggestion.severity.toUpperCase()}: ${suggestion.reason}`}
            {isFixed && ' It stays SEV1 until somebody shows that delivery works.'}
          </span>
        }
      >
        <Segmented
          isWide
          size="md"
          label="Severity"
          value={severity}
          options={isFixed ? SEVERITIES.slice(0, 1) : SEVERITIES}
          onValueChange={(chosen) => onChange({ severity: chosen })}
        />
      </Fieldset>
      <Fieldset legend="Kind">
        <Segmented
          isWide
          size="md"
          label="Kind"
          value={kindOf(draft)}
          options={KINDS}
          onValueChange={(kind) => onChange({ kind })}
        />
      </Fieldset>
      <Checkbox
        label="Private"
        hint="Only you, the people you add and admins know that it exists."
        checked={draft.isPrivate}
        onCheckedChange={(isPrivate) => onChange({ isPrivate })}
      />
    </>
  )
}
