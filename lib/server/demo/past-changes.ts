import { receiveChanges } from '@/lib/server/changes/receive-changes'
import type { Cast } from '@/lib/server/demo/cast'
import { demoPeople, demoServices, type PersonKey, type ServiceKey } from '@/lib/server/demo/organisation'
import { incomingOf } from '@/lib/server/demo/pipeline-desk'
import type { SceneChange } from '@/lib/server/demo/scene'
import { listIntegrations } from '@/lib/server/queries/list-integrations'

const HOUR = 60 * 60_000
const DAY = 24 * HOUR
const WEEKS = 52
/** Builds are counted from here, so that the latest ones have the numbers that scenes speak of. */
const LATEST = 12

/** What each service's people change, again and again. */
const WORK: Record<ServiceKey, readonly string[]> = {
  'web-shop': ['Banner for the autumn sale', 'Basket keeps its notes', 'Pictures load later', 'Footer with new hours'],
  search: ['Weights of brand names', 'Index without discontinued products', 'Timeout of suggestions'],
  catalogue: ['Import of supplier prices in parts', 'Sizes of wetsuits', 'Rounding of converted prices'],
  checkout: ['Address form for Portugal', 'Clearer words when a voucher ran out', 'Retry of the shipping quote'],
  'payments-api': ['Refunds in parts', 'Timeouts of the acquirer', 'Wallet token refresh', 'Log of declined cards'],
  ledger: ['Close of the month in two steps', 'Index on bookings by day'],
  warehouse: ['Stock of shop nine', 'Batch size of the sync'],
  shipping: ['Labels of the second carrier', 'Pick-up times of the winter'],
  identity: ['Session lifetime by device', 'Library that reads keys'],
  pipeline: ['Runners with more memory', 'Cache of dependencies', 'Scan in its own stage'],
}

/** A year of changes to every service, told once and in one go: on another day they would be others. */
export async function tellPastChanges({ people, pipeline }: Cast): Promise<void> {
  const known = (await listIntegrations(people.priya)).find(({ id }) => id === pipeline.id)
  if (known?.lastReceivedAt) return
  const today = Math.floor(Date.now() / DAY) * DAY
  const keys = Object.keys(demoServices) as ServiceKey[]
  const changes = keys.flatMap((on, place) =>
    Array.from({ length: WEEKS * 3 }, (_, n) => {
      const daysAgo = 1 + ((n * 7) / 3 + place * 0.3)
      const at = new Date(today - Math.round(daysAgo * 24) * HOUR + (9 + ((n + place) % 8)) * HOUR + place * 4 * 60_000)
      return incomingOf(changeOf(on, LATEST - n, n + place), at)
    }),
  )
  await receiveChanges(pipeline, changes)
}

function changeOf(on: ServiceKey, build: number, turn: number): SceneChange {
  const work = WORK[on]
  const team = demoServices[on].team
  const people = (Object.keys(demoPeople) as PersonKey[]).filter((key) => demoPeople[key].team === team)
  const isFlag = turn % 5 === 3
  const version = String(8325 + build * 7)
  return {
    on,
    title: isFlag ? `Flag on: ${work[turn % work.length]}` : `${on} ${version}: ${work[turn % work.length]}`,
    kind: isFlag ? 'flag' : 'deploy',
    status: turn % 11 === 7 ? 'failed' : 'succeeded',
    by: people[turn % people.length] ?? null,
    version,
    size: 12 + ((turn * 37) % 420),
  }
}
