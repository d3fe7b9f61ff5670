import clsx from 'clsx'
import type { ReactNode } from 'react'

export type ChipTone = 'neutral' | 'line' | 'accent' | 'warning' | 'verified' | 'hurting'

const tones = {
  neutral: 'bg-sunken text-text-2',
  line: 'text-text-2 inset-ring inset-ring-line-strong',
  accent: 'bg-accent-soft text-accent',
  warning: 'bg-warning-soft text-warning',
  verified: 'bg-verified-soft text-verified',
  hurting: 'bg-hurting-soft text-hurting',
} satisfies Record<ChipTone, string>

export interface ChipProps {
  tone?: ChipTone
  icon?: ReactNode
  title?: string
  children: ReactNode
}

export function Chip({ tone = 'neutral', icon, title, children }: ChipProps) {
  return (
    <span
      title={title}
      className={clsx(
        'inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-1 px-[7px] font-medium text-12',
        tones[tone],
      )}
    >
      {icon}
      {children}
    </span>
  )
}
