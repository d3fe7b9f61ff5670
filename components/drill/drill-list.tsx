import type { Route } from 'next'
import { STATE_WORDS } from '@/components/drill/drill-words'
import { incidentPath } from '@/components/incidents/incident-path'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { DrillSummary } from '@/lib/domain/drill/drill-view'

/** Drills, the latest first, each with where to go from here. */
export function DrillList({ drills }: { drills: DrillSummary[] }) {
  return (
    <Card>
      <ul className="divide-y divide-line">
        {drills.map(({ id, incidentKey, scenario, state, startedAt, by, isMine }) => (
          <li key={id} className="flex min-h-13 flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 text-13">
            <span className="w-[74px] shrink-0">
              <Chip tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].text}</Chip>
            </span>
            <div className="min-w-0 flex-1 basis-60">
              <Link href={incidentPath(incidentKey)} className="font-medium hover:underline">
                <span className="mono text-text-3">{incidentKey}</span> {scenario.title}
              </Link>
              <p className="text-12 text-text-3">
                <LocalTime at={startedAt} style="date-time" />, run by {by.name}
              </p>
            </div>
            {isMine && state !== 'ended' && (
              <Link href={`/drills/${id}` as Route} className={buttonClass()}>
                Run it
              </Link>
            )}
            {state === 'ended' && (
              <Link href={`/drills/${id}/debrief` as Route} className={buttonClass()}>
                Debrief
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
