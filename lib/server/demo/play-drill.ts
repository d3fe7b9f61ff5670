import { now, setClock } from '@/lib/server/clock'
import { deskOfThePast } from '@/lib/server/demo/alert-desk'
import type { Cast } from '@/lib/server/demo/cast'
import { newPlay, playStep } from '@/lib/server/demo/play'
import type { PastDrill } from '@/lib/server/demo/scenes/past-drills'
import { controlDrill } from '@/lib/server/drills/control-drill'
import { runDrill } from '@/lib/server/drills/run-drill'
import { startDrill } from '@/lib/server/drills/start-drill'
import { reportAlerts } from '@/lib/server/integrations/report-alerts'
import { settleAlerts } from '@/lib/server/integrations/settle-alerts'
import { listDrills } from '@/lib/server/queries/get-drill'
import { stableId } from '@/lib/server/stable-id'
import { drillKey } from '@/lib/server/timers/timers'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const TICK_MS = 10_000

/** Holds the drills of the past by a clock that is set back; those that were held are kept. */
export async function playPastDrills(drills: PastDrill[], cast: Cast): Promise<void> {
  const held = new Set((await listDrills(cast.people.priya)).map(({ id }) => id))
  try {
    for (const drill of drills) {
      const commandId = stableId('demo drill', drill.scenario, String(drill.daysAgo))
      if (!held.has(stableId('drill', commandId))) await playDrill(drill, cast, commandId)
    }
  } finally {
    setClock(null)
  }
}

async function playDrill(drill: PastDrill, cast: Cast, commandId: string): Promise<void> {
  const { scenario, by, invited, services } = drill
  const master = cast.people[by]
  const startsAt = instantOf(drill)
  setClock(() => new Date(startsAt))
  const started = await startDrill(master, {
    commandId,
    scenario,
    services: Object.fromEntries(Object.entries(services).map(([part, key]) => [part, cast.services[key]])),
    personIds: invited.map((key) => cast.people[key].id),
  })
  const play = { ...newPlay({ title: scenario, severity: 'sev2', services: ['checkout'], by, steps: [] }) }
  play.incidentId = started.incident.id
  const last = Math.max(...drill.steps.map(([minute]) => minute))
  for (let after = 0; after <= last * MINUTE; after += TICK_MS) {
    setClock(() => new Date(startsAt + after))
    await tick(
      started.id,
      started.incident.id,
      Object.values(services).map((key) => cast.services[key]),
    )
    const due = drill.steps.filter(([minute]) => minute * MINUTE > after - TICK_MS && minute * MINUTE <= after)
    for (const step of due) await playStep(play, step, cast, deskOfThePast(cast))
  }
  await controlDrill(master, started.id, {
    do: 'end',
    commandId: stableId('demo drill ends', commandId),
    note: drill.note,
  })
  await reportAlerts(started.incident.id, started.id)
}

/** What the timers of a running server do: the drill's next steps, and its alerts to its incident. */
async function tick(drillId: string, incidentId: string, serviceIds: string[]): Promise<void> {
  const timer = { id: '0', key: drillKey(drillId), kind: 'drill-step', incidentId, payload: { drillId }, attempts: 0 }
  let isDue = true
  while (isDue) {
    const outcome = await runDrill({ ...timer, dueAt: now() })
    isDue = outcome?.kind === 'again' && outcome.at <= now()
  }
  for (const serviceId of serviceIds) await settleAlerts({ serviceId, integrationId: drillId })
  await reportAlerts(incidentId, drillId)
}

function instantOf({ daysAgo, at }: PastDrill): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return Math.floor(Date.now() / DAY) * DAY - daysAgo * DAY + (hours * 60 + minutes) * MINUTE
}
