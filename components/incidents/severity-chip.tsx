import clsx from 'clsx'
import type { Severity, Status } from '@/lib/domain/incident/values'

const BARS = [
  { x: 0, height: 3 },
  { x: 2.8, height: 5.6 },
  { x: 5.6, height: 8.2 },
  { x: 8.4, height: 10.8 },
]
const FILLED = { sev1: 4, sev2: 3, sev3: 2, sev4: 1 } satisfies Record<Severity, number>

const colours = {
  sev1: 'bg-hurting-solid text-on-accent',
  sev2: 'bg-sev2-soft text-sev2',
  sev3: 'bg-sev3-soft text-sev3',
  sev4: 'bg-sev4-soft text-sev4',
} satisfies Record<Severity, string>

export interface SeverityChipProps {
  severity: Severity
  /** Only an active incident wears its severity in colour. */
  status?: Status
}

/** Severity as one to four bars and its name, so that it reads without colour. */
export function SeverityChip({ severity, status = 'active' }: SeverityChipProps) {
  return (
    <span
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-[5px] rounded-1 pr-[7px] pl-1.5 font-semibold text-11 tracking-[0.02em]',
        status === 'active' ? colours[severity] : 'text-text-2 inset-ring inset-ring-line-strong',
      )}
    >
      <SeverityBars severity={severity} />
      {severity.toUpperCase()}
    </span>
  )
}

export function SeverityBars({ severity }: { severity: Severity }) {
  return (
    <svg viewBox="0 0 11 11" aria-hidden="true" className="size-[11px] shrink-0 fill-current">
      {BARS.map(({ x, height }, index) => (
        <rect
          key={x}
          x={x}
          y={11 - height}
          width="2"
          height={height}
          rx="0.6"
          opacity={index < FILLED[severity] ? 1 : 0.32}
        />
      ))}
    </svg>
  )
}
