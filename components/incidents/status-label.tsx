import clsx from 'clsx'
import type { Outcome, Severity, Status } from '@/lib/domain/incident/values'

const NAMES = { active: 'Active', mitigated: 'Mitigated', resolved: 'Resolved', closed: 'Closed' } satisfies Record<
  Status,
  string
>
const OUTCOMES = { withdrawn: 'Withdrawn', duplicate: 'Duplicate' } satisfies Record<Outcome, string>

const looks = {
  hurting: { text: 'text-hurting', dot: 'bg-hurting' },
  calm: { text: 'text-text', dot: 'bg-text-3' },
  mitigated: { text: 'text-text', dot: 'inset-ring-2 inset-ring-accent' },
  resolved: { text: 'text-verified', dot: 'bg-verified' },
  over: { text: 'text-text-2', dot: 'bg-text-3' },
}

export interface StatusLabelProps {
  status: Status
  /** Red is for what hurts customers now: sev1 and sev2. */
  severity: Severity
  outcome?: Outcome | null
}

export function StatusLabel({ status, severity, outcome = null }: StatusLabelProps) {
  const { text, dot } = looks[lookOf(status, severity, outcome)]
  return (
    <span className={clsx('inline-flex items-center gap-1.5 whitespace-nowrap font-medium', text)}>
      <span aria-hidden className={clsx('size-2 shrink-0 rounded-full', dot)} />
      {outcome ? OUTCOMES[outcome] : NAMES[status]}
    </span>
  )
}

function lookOf(status: Status, severity: Severity, outcome: Outcome | null): keyof typeof looks {
  if (outcome || status === 'closed') return 'over'
  if (status !== 'active') return status
  return severity === 'sev1' || severity === 'sev2' ? 'hurting' : 'calm'
}
