'use client'
import clsx from 'clsx'
import { useId } from 'react'
import { RadioTile } from '@/components/ui/radio-tile'
import { integrationKindSchema } from '@/lib/domain/alert/integration'
import { INTEGRATION_NAMES, type IntegrationKind } from '@/lib/domain/alert/integration-kinds'

const HINTS = {
  alertmanager: 'Alerts of Prometheus',
  grafana: 'Alerts of Grafana itself',
  'events-v2': 'Whatever sends to PagerDuty: alerts, and changes',
  opsgenie: 'Whatever sends to Opsgenie',
  heartbeat: 'Silence is the alert: a job or monitor that must go on',
  events: 'Alerts and changes from any script',
  github: 'Deployments, and a pipeline that fails',
} satisfies Record<IntegrationKind, string>

export interface KindChoiceProps {
  value: IntegrationKind
  onValueChange: (kind: IntegrationKind) => void
}

/** Who is going to tell something. */
export function KindChoice({ value, onValueChange }: KindChoiceProps) {
  const name = useId()
  return (
    <div role="radiogroup" aria-label="Kind" className="grid gap-2 md:grid-cols-2">
      {integrationKindSchema.options.map((kind) => (
        <RadioTile
          key={kind}
          name={name}
          isChecked={value === kind}
          isTabStop={value === kind}
          onChoose={() => onValueChange(kind)}
          className={clsx(
            'flex min-h-14 flex-col justify-center rounded-2 border px-3 py-2 text-left transition-colors duration-(--d-1)',
            value === kind ? 'forced-highlight border-accent-line bg-accent-soft' : 'border-line-strong hover:bg-hover',
          )}
        >
          <span className="font-medium text-13">{INTEGRATION_NAMES[kind]}</span>
          <span className="text-12 text-text-2">{HINTS[kind]}</span>
        </RadioTile>
      ))}
    </div>
  )
}
