import clsx from 'clsx'

export interface ProgressBarProps {
  /** What it is the progress of; its accessible name. */
  label: string
  /** From 0 to 1. */
  value: number
  className?: string
}

/** How much of something is done. */
export function ProgressBar({ label, value, className }: ProgressBarProps) {
  const percent = Math.round(value * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={clsx('h-2 w-full overflow-hidden rounded-full bg-sunken inset-ring inset-ring-line', className)}
    >
      <div
        className="h-full rounded-full bg-accent-solid transition-[width] duration-(--d-3) ease-settle"
        style={{ width: `${percent}%` }}
      />
    </div>
  )
}
