import clsx from 'clsx'
import { CommanderName } from '@/components/incidents/commander-name'
import { PrivateMark } from '@/components/incidents/incident-marks'
import { incidentPath } from '@/components/incidents/incident-path'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { cardClass } from '@/components/ui/card'
import { DurationClock } from '@/components/ui/duration-clock'
import { Link } from '@/components/ui/link'
import { TimeAgo } from '@/components/ui/time-ago'
import type { Manner, ShiftIncident } from '@/lib/domain/incident/shift'

const MANNERS = { says: '', asks: ' asks', decides: ' decides', suspects: ' suspects' } satisfies Record<Manner, string>

/** An open incident: how bad, how long, who coordinates, and the last word. */
export function IncidentCard({ incident }: { incident: ShiftIncident }) {
  const { key, title, severity, status, kind, visibility, commander, since, lastWord } = incident
  return (
    <Link
      href={incidentPath(key)}
      className={clsx(cardClass, 'grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 px-4 py-3 hover:border-line-strong')}
    >
      <span className="flex h-5 items-center gap-2 max-sm:col-span-2">
        <span className="mono whitespace-nowrap text-text-3">{key}</span>
        <SeverityChip severity={severity} status={status} />
        <StatusLabel status={status} severity={severity} />
        <span className="truncate text-text-3 max-sm:hidden">{KIND_NAMES[kind]}</span>
        {visibility === 'private' && <PrivateMark />}
      </span>
      <span className="col-start-2 row-start-1 flex h-5 max-w-40 items-center justify-end max-sm:hidden">
        <CommanderName commander={commander} status={status} />
      </span>
      <strong dir="auto" className="mt-1 font-semibold text-16 tracking-[-0.008em] [overflow-wrap:anywhere]">
        {title}
      </strong>
      <DurationClock at={since} look="words" className="mt-1 whitespace-nowrap text-right font-semibold text-16" />
      <span className="col-span-2 mt-1 flex sm:hidden">
        <CommanderName commander={commander} status={status} />
      </span>
      <span className="col-span-2 mt-1 line-clamp-2 text-text-2 [overflow-wrap:anywhere]">
        {lastWord ? (
          <>
            <span className="font-medium text-text">
              <bdi>{lastWord.by}</bdi>
              {MANNERS[lastWord.manner]}
            </span>{' '}
            <bdi>{lastWord.text}</bdi> <TimeAgo at={lastWord.at} className="whitespace-nowrap text-text-3" />
          </>
        ) : (
          'Nobody has written anything yet.'
        )}
      </span>
    </Link>
  )
}
