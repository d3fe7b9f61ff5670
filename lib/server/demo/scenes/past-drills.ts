import type { PersonKey, ServiceKey } from '@/lib/server/demo/organisation'
import { confirms, pulls, states, tells, watches, worked } from '@/lib/server/demo/procedure'
import { asks, bridge, decides, moves, note, type PersonStep, sees, sets, takes } from '@/lib/server/demo/scene'

/** A drill that was held: the scenario, who came, and what they did; the scenario does the rest. */
export interface PastDrill {
  daysAgo: number
  at: `${number}:${number}`
  scenario: string
  services: Record<string, ServiceKey>
  by: PersonKey
  invited: PersonKey[]
  note: string
  steps: PersonStep[]
}

const radius = states({
  affected: { kind: 'share', percent: 100 },
  who: 'people who place an order',
  sinceMinutes: 6,
  trend: 'growing',
  confidence: 'likely',
  source: 'p95 of placing an order',
  services: ['checkout'],
})
const bypass = pulls({
  as: 'bypass',
  kind: 'flag-off',
  service: 'checkout',
  title: 'Address check off',
  target: 'address-check',
  why: 'Every order waits half a minute for it',
  expected: 'Orders within two seconds',
  checkMinutes: 3,
})

/** The same scenario twice: what was learned the first time shows in the second. */
export const pastDrills: PastDrill[] = [
  {
    daysAgo: 40,
    at: '13:00',
    scenario: 'slow-dependency',
    services: { orders: 'checkout' },
    by: 'priya',
    invited: ['ravi', 'lin', 'jonas'],
    note: 'Twelve minutes went into asking the provider. Nobody knew who may switch the check off.',
    steps: [
      [1.5, 'ravi', note('Is that ours? Asking the provider.')],
      [4.2, 'ravi', takes('commander')],
      [5.5, 'lin', confirms('My own order takes 29 seconds.')],
      [7, 'ravi', bridge('drill')],
      [9.5, 'jonas', sees('All workers wait in the same call.')],
      [11, 'ravi', radius],
      [12.5, 'ravi', decides('Switch the address check off, whoever may do that.')],
      [14.5, 'jonas', bypass],
      [15.5, 'jonas', watches('bypass')],
      [18, 'lin', worked('bypass', 'p95 is 1.4 s.', 1)],
      [19, 'ravi', moves('mitigated', 'Orders go through without the check.')],
      [21, 'lin', tells('internal', 'Drill: orders are slow', 'They were; they are not any more. This was a drill.')],
      [22, 'ravi', moves('resolved', 'End of the drill.')],
    ],
  },
  {
    daysAgo: 12,
    at: '13:30',
    scenario: 'slow-dependency',
    services: { orders: 'checkout' },
    by: 'priya',
    invited: ['lin', 'noor', 'owen'],
    note: 'Half the time of last month. The update to those who wait still came after the fix.',
    steps: [
      [0.8, 'lin', takes('commander')],
      [1.4, 'noor', confirms('My own order takes 31 seconds.')],
      [2, 'lin', bridge('drill')],
      [3.2, 'lin', radius],
      [3.8, 'lin', sets('sev1')],
      [4.2, 'owen', asks('Who may switch the address check off?')],
      [4.8, 'noor', note('Anyone in the room: it stands on the lever.')],
      [5.4, 'noor', bypass],
      [6, 'noor', watches('bypass')],
      [9, 'noor', worked('bypass', 'p95 is 1.3 s.', 1)],
      [9.6, 'owen', tells('internal', 'Drill: orders are slow', 'The address check is off. This is a drill.')],
      [10.4, 'lin', moves('mitigated', 'Orders go through without the check.')],
      [12, 'lin', moves('resolved', 'End of the drill.')],
    ],
  },
]
