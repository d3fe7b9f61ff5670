import type { ReactNode } from 'react'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { Link } from '@/components/ui/link'
import { TimeAgo } from '@/components/ui/time-ago'
import type { Severity, Status } from '@/lib/domain/incident/values'

export interface AskedHeadProps {
  incident: { key: string; title: string; severity: Severity; status: Status }
  /** Who asks, and for what. */
  asked: ReactNode
  at: string
  /** What they wrote with it. */
  words: string | null
}

/** The head of what waits for somebody's answer: of which incident, who asks, since when, and why. */
export function AskedHead({ incident: { key, title, severity, status }, asked, at, words }: AskedHeadProps) {
  return (
    <div className="min-w-0">
      <p className="flex flex-wrap items-center gap-2 text-text-3">
        <span className="mono whitespace-nowrap">{key}</span>
        <SeverityChip severity={severity} status={status} />
        <StatusLabel status={status} severity={severity} />
        <span>
          {asked} · <TimeAgo at={at} />
        </span>
      </p>
      <h2 dir="auto" className="mt-1 font-semibold text-20 [overflow-wrap:anywhere]">
        <Link href={incidentPath(key)} className="hover:underline">
          {title}
        </Link>
      </h2>
      {words && (
        <p dir="auto" className="mt-0.5 line-clamp-6 whitespace-pre-line text-14 text-text-2 [overflow-wrap:anywhere]">
          {words}
        </p>
      )}
    </div>
  )
}
