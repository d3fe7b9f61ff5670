import { injectsOf } from '@/lib/domain/drill/scenario'
import type { PersonKey, ServiceKey } from '@/lib/server/demo/organisation'
import { note, type Step } from '@/lib/server/demo/scene'
import { library } from '@/lib/server/drills/library'

const MINUTE = 60_000

interface Casting {
  /** Who of the organisation says what a simulated person says; others stay silent. */
  people: Record<string, PersonKey>
  services: Record<string, ServiceKey>
}

const monitored = ({ severity }: { severity: 'critical' | 'error' | 'warning' | 'info' }) =>
  severity === 'info' ? 'warning' : severity

/** What a scenario of the library has happen, as the steps of a scene: played by a cast instead of a drill. */
export function stepsOfScenario(key: string, { people, services }: Casting): Step[] {
  const found = library().get(key)
  if (!found) throw new Error(`The library has no scenario ${key}`)
  const { scenario } = found
  return injectsOf(scenario).flatMap(({ at, alert, resolve, change, message }): Step[] => {
    const minute = at / MINUTE
    if (alert) {
      return [[minute, 'fires', [{ name: alert.name, summary: alert.title, severity: monitored(alert) }]]]
    }
    if (resolve !== undefined) {
      const fired = scenario.steps.find((step) => step.alert?.name === resolve)?.alert
      return fired
        ? [[minute, 'resolves', [{ name: fired.name, summary: fired.title, severity: monitored(fired) }]]]
        : []
    }
    if (change) {
      const on = services[change.on]
      const { title, kind, version = '', minutesAgo } = change
      return on ? [[minute, 'ships', [{ on, title, kind, version, minutesAgo, by: 'ravi', as: on }]]] : []
    }
    const by = message && people[message.from]
    return by ? [[minute, by, note(message.text)]] : []
  })
}
