import clsx from 'clsx'

export interface ProgressBarProps {
  label: string
  /** Between 0 and 1. */
  value: number
  tone?: 'accent' | 'neutral'
}

export function ProgressBar({ label, value, tone = 'accent' }: ProgressBarProps) {
  const percent = Math.round(Math.min(1, Math.max(0, value)) * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-1 w-full overflow-hidden rounded-full bg-n-200"
    >
      <div
        className={clsx('h-full rounded-full', tone === 'accent' ? 'bg-accent' : 'bg-n-500')}
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
