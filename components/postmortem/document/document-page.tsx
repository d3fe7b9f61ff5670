import type { ReactNode } from 'react'
import { postmortemPath } from '@/components/incidents/incident-path'
import { BackLink } from '@/components/ui/back-link'

export interface DocumentPageProps {
  incident: { key: string; title: string }
  /** What this is of the postmortem, such as "Version 2". */
  what: ReactNode
  actions?: ReactNode
  isWide?: boolean
  children: ReactNode
}

/** The frame of a page on which a postmortem is read. */
export function DocumentPage({ incident, what, actions, isWide = false, children }: DocumentPageProps) {
  return (
    <div
      data-print="postmortem"
      className={`mx-auto flex flex-col gap-6 px-4 py-5 md:px-8 md:py-6 print:max-w-none print:p-0 ${isWide ? 'max-w-[1240px]' : 'max-w-[820px]'}`}
    >
      <div className="flex flex-col gap-1.5">
        <BackLink href={postmortemPath(incident.key)}>Postmortem of {incident.key}</BackLink>
        <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
          <div className="min-w-0 flex-1 max-md:basis-56">
            <h1 dir="auto" className="font-semibold text-20 [overflow-wrap:anywhere]">
              {incident.title}
            </h1>
            <p className="mt-0.5 text-13 text-text-2">
              <span className="mono">{incident.key}</span> · {what}
            </p>
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
        </header>
      </div>
      {children}
    </div>
  )
}
