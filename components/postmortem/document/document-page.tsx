import Link from 'next/link'
import type { ReactNode } from 'react'
import { postmortemPath } from '@/components/incidents/incident-path'

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
      className={`mx-auto flex flex-col gap-6 px-4 py-5 md:px-8 md:py-8 print:max-w-none print:p-0 ${isWide ? 'max-w-[1240px]' : 'max-w-[820px]'}`}
    >
      <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 max-md:basis-56">
          <p className="text-13 text-text-2">
            <Link href={postmortemPath(incident.key)} className="link print:no-underline">
              {incident.key}
            </Link>{' '}
            · {what}
          </p>
          <h1 className="font-semibold text-20 [overflow-wrap:anywhere]">{incident.title}</h1>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </header>
      {children}
    </div>
  )
}
