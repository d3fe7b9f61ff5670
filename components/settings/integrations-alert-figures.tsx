import type { IntegrationDraft, problemsOf } from '@/components/settings/integrations-draft'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { Fieldset } from '@/components/ui/fieldset'
import { Input } from '@/components/ui/input'
import type { IntegrationKind } from '@/lib/domain/alert/integration-kinds'

export interface AlertFiguresProps {
  kind: IntegrationKind
  draft: IntegrationDraft
  problems: ReturnType<typeof problemsOf>
  onChange: (changed: Partial<IntegrationDraft>) => void
}

/** When alerts join, when they flap, when nobody has to resolve by hand; and what belongs to one kind alone. */
export function AlertFigures({ kind, draft, problems, onChange }: AlertFiguresProps) {
  const figure = (name: 'groupMinutes' | 'flapTimes' | 'flapMinutes' | 'autoResolveMinutes' | 'heartbeatMinutes') => (
    <Input inputMode="numeric" value={draft[name]} onChange={(event) => onChange({ [name]: event.target.value })} />
  )
  return (
    <>
      {kind === 'heartbeat' && (
        <Field
          label="Minutes of silence that are an alert"
          hint="The first sign of life starts the clock; a change here counts from the next one."
          error={problems.heartbeatMinutes}
        >
          {figure('heartbeatMinutes')}
        </Field>
      )}
      {kind === 'grafana' && (
        <>
          <Checkbox
            label="Refuse what is not signed"
            hint="In Grafana, set the key as the HMAC secret of the contact point. What is signed is always checked."
            checked={draft.isSignatureRequired}
            onCheckedChange={(isSignatureRequired) => onChange({ isSignatureRequired })}
          />
          <Field
            label="Header with the signed timestamp"
            hint="As in the contact point; empty when it names none."
            error={problems.timestampHeader}
          >
            <Input
              className="font-mono"
              value={draft.timestampHeader}
              onChange={(event) => onChange({ timestampHeader: event.target.value })}
            />
          </Field>
        </>
      )}
      <Field
        label="Minutes in which alerts join an open incident"
        hint="Since it was declared or last had an alert. Empty: as long as it is open."
        error={problems.groupMinutes}
      >
        {figure('groupMinutes')}
      </Field>
      <Fieldset legend="An alert flaps" hint="It then stays with its incident and pages nobody again.">
        <div className="grid grid-cols-2 gap-3">
          <Field label="Times that it fires" error={problems.flapping}>
            {figure('flapTimes')}
          </Field>
          <Field label="Within minutes">{figure('flapMinutes')}</Field>
        </div>
      </Fieldset>
      <Field
        label="Resolve by itself after minutes of quiet"
        hint="Only an incident that alerts opened and nobody has joined. Empty: people resolve."
        error={problems.autoResolveMinutes}
      >
        {figure('autoResolveMinutes')}
      </Field>
    </>
  )
}
