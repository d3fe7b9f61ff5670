'use client'
import type { ReactNode } from 'react'
import { IncidentLinks, type IncidentLinksProps } from '@/components/history/charts/incident-links'
import { Popover } from '@/components/ui/popover'

export interface IncidentsPopoverProps extends IncidentLinksProps {
  /** What these incidents are, with their number. */
  label: string
  /** What is pressed. */
  children: ReactNode
  className?: string
}

/** A word or a number that opens its incidents. */
export function IncidentsPopover({ label, children, className, ...links }: IncidentsPopoverProps) {
  if (links.total === 0) return <span className={className}>{children}</span>
  return (
    <Popover
      label={label}
      className="w-80 max-w-[calc(100vw-16px)] p-2"
      trigger={
        <button
          type="button"
          aria-label={label}
          className={`min-h-6 rounded-1 text-left underline decoration-dotted decoration-data-3 underline-offset-4 hover:decoration-accent hover:text-accent print:no-underline ${className ?? ''}`}
        >
          {children}
        </button>
      }
    >
      <p className="px-2 pt-1 pb-1.5 font-semibold text-13">{label}</p>
      <IncidentLinks {...links} />
    </Popover>
  )
}
