import type { Route } from 'next'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { durationText } from '@/components/ui/time-text'
import type { ScenarioSummary } from '@/lib/domain/drill/drill-view'

const scenarioPath = (key: string, place: 'start' | 'scenario'): Route =>
  `/drills/${place}?${place === 'start' ? 'scenario' : 'key'}=${encodeURIComponent(key)}` as Route

/** Scenarios as cards: what it is about, how long it takes, and the way in. */
export function ScenarioList({ scenarios }: { scenarios: ScenarioSummary[] }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
      {scenarios.map((scenario) => (
        <li key={scenario.key} className="flex">
          <Card className="flex flex-1 flex-col gap-2 p-4">
            <h3 className="font-semibold text-14">{scenario.title}</h3>
            <p className="line-clamp-4 flex-1 text-13 text-text-2">{scenario.briefing}</p>
            <p className="flex flex-wrap items-center gap-2 text-12 text-text-3">
              <Chip>{KIND_NAMES[scenario.kind]}</Chip>
              up to {durationText(scenario.lengthMs)}
              {scenario.own?.fromIncidentKey && <span>, made of {scenario.own.fromIncidentKey}</span>}
            </p>
            <div className="flex gap-2 pt-1">
              <Link
                href={scenarioPath(scenario.key, 'start')}
                aria-label={`Start ${scenario.title}`}
                className={buttonClass({ size: 'md' })}
              >
                Start
              </Link>
              <Link
                href={scenarioPath(scenario.key, 'scenario')}
                aria-label={`${scenario.own?.isMine ? 'Change' : 'Read'} ${scenario.title}`}
                className={buttonClass({ size: 'md', variant: 'ghost' })}
              >
                {scenario.own?.isMine ? 'Change' : 'Read'}
              </Link>
            </div>
          </Card>
        </li>
      ))}
    </ul>
  )
}
