import { isUnsent, type OutboxItem } from '@/lib/client/outbox-item'

/** How much of a file the server has, from 0 to 1; null when it is not being sent. */
export function sentPart(item: OutboxItem, attachmentId: string): number | null {
  const file = item.files.find(({ id }) => id === attachmentId)
  if (!file || file.ref !== null || !isUnsent(item)) return null
  if (item.state !== 'sending' && file.sent === 0) return null
  return file.size === 0 ? 0 : Math.min(1, file.sent / file.size)
}

export interface UploadProgressProps {
  name: string
  /** From 0 to 1. */
  sent: number
}

const RADIUS = 9
const AROUND = 2 * Math.PI * RADIUS

/** A ring that closes as a file goes out. */
export function UploadProgress({ name, sent }: UploadProgressProps) {
  return (
    <span
      role="progressbar"
      aria-label={`Uploading ${name}`}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(sent * 100)}
      className="grid size-7 place-items-center rounded-full bg-raised text-accent shadow-2"
    >
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-6 -rotate-90" fill="none" strokeWidth={2.5}>
        <circle cx={12} cy={12} r={RADIUS} className="stroke-line-strong" />
        <circle
          cx={12}
          cy={12}
          r={RADIUS}
          stroke="currentColor"
          strokeLinecap="round"
          strokeDasharray={AROUND}
          strokeDashoffset={AROUND * (1 - sent)}
          className="transition-[stroke-dashoffset] duration-(--d-3) ease-settle"
        />
      </svg>
    </span>
  )
}
