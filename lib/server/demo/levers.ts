import type { LeverInput } from '@/lib/domain/catalogue/lever-view'
import type { LeverKind } from '@/lib/domain/incident/lever'
import type { ServiceKey } from '@/lib/server/demo/organisation'

interface DemoLever extends LeverInput {
  kind: LeverKind
}

const RELEASES = 'https://deploy.harbour-goods.example'
const FLAGS = 'https://flags.harbour-goods.example'

const rollBack = (service: string, minutes = 5): DemoLever => ({
  kind: 'roll-back',
  how: `harbour rollback ${service} --to previous\nWatch the error rate on the dashboard; it settles within two minutes of the last pod.`,
  url: `${RELEASES}/${service}`,
  who: 'Whoever is on call; say so in the room first',
  expectedMinutes: minutes,
})

const flagOff = (flag: string, effect: string, minutes = 1): DemoLever => ({
  kind: 'flag-off',
  how: `Turn off ${flag} in the flag service. ${effect}`,
  url: `${FLAGS}/${flag}`,
  who: 'Anyone in the room',
  expectedMinutes: minutes,
})

const scaleUp = (service: string, replicas: number, minutes = 4): DemoLever => ({
  kind: 'scale-up',
  how: `harbour scale ${service} --replicas ${replicas}`,
  url: null,
  who: 'Whoever is on call',
  expectedMinutes: minutes,
})

const failOver = (how: string, who: string, minutes: number): DemoLever => ({
  kind: 'fail-over',
  how,
  url: null,
  who,
  expectedMinutes: minutes,
})

/** Most services have all four written down; some do not yet, as everywhere. */
const levers = {
  'web-shop': [
    rollBack('web-shop'),
    flagOff('new-basket', 'Customers get the old basket; nothing in it is lost.'),
    scaleUp('web-shop', 24),
    failOver('harbour traffic web-shop --to north', 'Platform, with the coordinator', 8),
  ],
  search: [rollBack('search'), flagOff('suggestions', 'Search works on, without suggestions.'), scaleUp('search', 12)],
  catalogue: [rollBack('catalogue'), flagOff('live-prices', 'Prices come from the hourly copy.')],
  checkout: [
    rollBack('checkout'),
    flagOff('express-checkout', 'Customers go through the three classic steps.'),
    scaleUp('checkout', 16),
    failOver('harbour traffic checkout --to north', 'Platform, with the coordinator', 8),
  ],
  'payments-api': [
    rollBack('payments-api', 6),
    flagOff('wallets', 'Cards only: about one order in six pays otherwise.'),
    scaleUp('payments-api', 20),
    failOver('Switch the acquirer to the second one in the payments console.', 'Payments only', 3),
  ],
  ledger: [
    rollBack('ledger', 10),
    failOver('harbour database ledger --promote standby', 'Platform and Payments together', 6),
  ],
  warehouse: [rollBack('warehouse'), flagOff('live-stock', 'Stock levels come from the hourly copy.')],
  shipping: [
    rollBack('shipping'),
    failOver('Choose the second carrier for new labels in the carrier console.', 'Fulfilment', 2),
  ],
  identity: [
    rollBack('identity', 4),
    scaleUp('identity', 12),
    failOver('harbour traffic identity --to north', 'Platform', 8),
  ],
  pipeline: [rollBack('pipeline', 3), failOver('harbour pipeline use spare-runners', 'Platform', 2)],
} satisfies Record<ServiceKey, DemoLever[]>

/** The levers of a service of the demo. */
export const demoLeversOf = (key: ServiceKey): readonly DemoLever[] => levers[key]
