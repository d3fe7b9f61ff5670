import type { Cast } from '@/lib/server/demo/cast'
import { addMaintenanceWindow, addSilence } from '@/lib/server/integrations/holds'
import { listSilences } from '@/lib/server/queries/list-silences'
import { stableId } from '@/lib/server/stable-id'

const HOUR_MS = 3_600_000
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString()

/** Keeps a noisy rule and a service that is worked on quiet, so that a hand-over has something to say; made once. */
export async function holdSomeAlerts({ people, services }: Cast): Promise<void> {
  const id = stableId('demo-silence')
  if ((await listSilences(people.priya, { all: 'true' })).some((silence) => silence.id === id)) return
  await addSilence(people.owen, {
    id,
    matchers: [{ name: 'alertname', op: '=', value: 'SearchDiskFilling' }],
    reason: 'New disks are on their way; until they are in, it rings every other night for nothing.',
    endsAt: inHours(60),
  })
  await addMaintenanceWindow(people.owen, {
    id: stableId('demo-maintenance'),
    title: 'Supplier imports move to new hosts',
    serviceIds: [services.catalogue],
    endsAt: inHours(30),
  })
}
