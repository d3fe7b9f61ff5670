import type { AlertRating } from '@/lib/domain/alert/rating'
import type { ServiceKey } from '@/lib/server/demo/organisation'

/** One alert that called somebody, and what they thought of it afterwards. */
export interface Alarm {
  daysAgo: number
  at: `${number}:${number}`
  title: string
  service: ServiceKey
  rating: AlertRating
  /** What was done; one without was nothing, and is withdrawn. */
  done?: string
}

interface Rule {
  name: string
  service: ServiceKey
  /** Each time with another number, so that no two incidents are called the same. */
  title: (count: number) => string
  about: 'symptom' | 'cause'
  isWorthWaking: boolean
  /** What there was to do: each time, or only the first one. */
  done: string
  isOftenActionable: boolean
  /** How many days ago, and at what time of the day (UTC). */
  rang: [daysAgo: number, at: Alarm['at']][]
}

/** What calls people of Harbour Goods between incidents: one rule that is worth it, and three that are not quite. */
const rules: Rule[] = [
  {
    name: 'SearchDiskFilling',
    service: 'search',
    title: (count) => `Disk of search node ${count} is over 80 % full`,
    about: 'cause',
    isWorthWaking: false,
    done: 'Deleted old segments by hand.',
    isOftenActionable: false,
    rang: [
      [62, '02:41'],
      [55, '03:20'],
      [48, '13:05'],
      [41, '01:12'],
      [35, '19:48'],
      [29, '04:02'],
      [23, '02:55'],
      [18, '11:30'],
      [12, '03:41'],
      [7, '23:17'],
      [2, '02:26'],
    ],
  },
  {
    name: 'LedgerReplicaBehind',
    service: 'ledger',
    title: (count) => `Replica ${count} of the ledger is 30 seconds behind`,
    about: 'cause',
    isWorthWaking: false,
    done: 'Stopped the report that held it up.',
    isOftenActionable: false,
    rang: [
      [59, '09:15'],
      [46, '22:50'],
      [37, '05:33'],
      [25, '14:20'],
      [16, '00:44'],
      [8, '10:02'],
    ],
  },
  {
    name: 'CarrierCertificateEnds',
    service: 'shipping',
    title: (count) => `Certificate of carrier ${count} ends within two weeks`,
    about: 'cause',
    isWorthWaking: false,
    done: 'Renewed it.',
    isOftenActionable: true,
    rang: [
      [58, '06:00'],
      [44, '06:00'],
      [31, '06:00'],
      [21, '06:00'],
      [10, '06:00'],
    ],
  },
  {
    name: 'CardEventsStandStill',
    service: 'payments-api',
    title: (count) => `Card events of region ${count} stand still`,
    about: 'symptom',
    isWorthWaking: true,
    done: 'Restarted the consumer; customers saw late receipts.',
    isOftenActionable: true,
    rang: [
      [60, '17:22'],
      [49, '12:10'],
      [34, '20:35'],
      [24, '01:58'],
      [13, '15:47'],
    ],
  },
]

/** What rang in the last two months, rule by rule. */
export const pastAlarms: Alarm[] = rules.flatMap(({ name, service, title, rang, done, ...rule }) =>
  rang.map(([daysAgo, at], index) => {
    const isActionable = rule.isOftenActionable || index === 0
    const { about, isWorthWaking } = rule
    const rating = { rule: name, isActionable, about, isWorthWaking }
    return { daysAgo, at, title: title(index + 1), service, rating, ...(isActionable ? { done } : {}) }
  }),
)
