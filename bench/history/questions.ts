import { DASHBOARDS, METRIC_NAMES } from '@/lib/domain/metrics/metric'
import {
  countByHand,
  holding,
  listByHand,
  metricByHand,
  type Statement,
  searchByHand,
  similarByHand,
} from './by-hand.ts'
import type { Reader } from './readers.ts'
import { vocabulary } from './vocabulary.ts'
import type { World } from './world.ts'

export type Group =
  | 'list'
  | 'search'
  | 'count'
  | 'similar'
  | 'page of figures'
  | 'figure of 52 weeks'
  | 'figure of all time'

/** Something that is asked over HTTP, and by hand for the same. */
export interface Question {
  group: Group
  what: string
  /** Asked one after the other, as somebody types; each is timed. */
  asked: { path: string; byHand: Statement[] }[]
}

const mitigateMs = `case when mitigated_at >= coalesce(impact_started_at, declared_at)
  then mitigated_at - coalesce(impact_started_at, declared_at) end`

/** Where in the history something is asked. */
export interface Places {
  /** The number of an incident in the middle, and a cursor of the list behind it. */
  middle: number
  deepCursor: string
  /** Of incidents whose likes are asked for. */
  numbers: number[]
}

export const questionsFor = (reader: Reader, world: World, places: Places): Question[] => [
  ...lists(reader, world, places),
  ...typed(reader),
  ...counts(reader),
  ...similar(reader, places),
  ...pages(reader),
  ...figures(reader),
]

function lists(reader: Reader, { services }: World, { middle, deepCursor }: Places): Question[] {
  const list = (what: string, query: string, by: Parameters<typeof listByHand>[1]): Question => ({
    group: 'list',
    what,
    asked: [{ path: `/api/v1/history/incidents?${query}`, byHand: [listByHand(reader, by)] }],
  })
  const service = services[3]?.id ?? ''
  const hit = `measure.incident_id in (select incident_id from incident_service where service_id = '${service}')`
  return [
    list('first page', '', {}),
    list('one severity and service', `severity=sev1&service=${service}`, { where: `severity = 'sev1' and ${hit}` }),
    list('longest to mitigate first', 'sort=-mitigate', { order: `${mitigateMs} desc nulls last` }),
    list('a page in the middle', `cursor=${deepCursor}`, {
      where: `(declared_at, number) < (select declared_at, number from incident_measure where number = ${middle})`,
    }),
  ]
}

/** How common each word is, by its place in the vocabulary. */
const [BROAD, MEDIUM, RARE] = [40, 900, 15_000]

const word = (place: number) => vocabulary[place] ?? ''

function typed(reader: Reader): Question[] {
  const search = (what: string, texts: string[]): Question => ({
    group: 'search',
    what,
    asked: texts.map((q) => ({
      path: `/api/v1/history/incidents?q=${encodeURIComponent(q)}`,
      byHand: [searchByHand(reader, q)],
    })),
  })
  const typo = `${word(MEDIUM).slice(0, -2)}q${word(MEDIUM).slice(-1)}`
  return [
    search('a common word, letter by letter', prefixes(word(BROAD))),
    search('a word of every twentieth, letter by letter', prefixes(word(MEDIUM))),
    search('a rare word, letter by letter', prefixes(word(RARE))),
    search('two words', [`${word(BROAD)} ${word(MEDIUM)}`]),
    search('two common words', [`${word(BROAD)} ${word(BROAD + 10)}`]),
    search('a word with a typo', [typo]),
    ...quick(reader, [...prefixes(word(MEDIUM)), `${word(BROAD)} ${word(MEDIUM)}`]),
  ]
}

/** From the second letter on: a letter alone is not asked for. */
const prefixes = (word: string): string[] =>
  Array.from({ length: word.length - 1 }, (_, index) => word.slice(0, index + 2))

/** The search that opens anywhere, by the same words. */
const quick = (reader: Reader, texts: string[]): Question[] => [
  {
    group: 'search',
    what: 'from anywhere, letter by letter and two words',
    asked: texts.map((q) => ({ path: `/api/v1/search?q=${encodeURIComponent(q)}`, byHand: [searchByHand(reader, q)] })),
  },
]

/** How many there are in all, which the list asks for once it has its first page. */
function counts(reader: Reader): Question[] {
  const texts = { 'a common word': word(BROAD), 'two common words': `${word(BROAD)} ${word(BROAD + 10)}` }
  const all: Question = { group: 'count', what: 'all', asked: [{ path: COUNT, byHand: [countByHand(reader, 'true')] }] }
  const ofWords = Object.entries(texts).map(
    ([what, q]): Question => ({
      group: 'count',
      what,
      asked: [{ path: `${COUNT}?q=${encodeURIComponent(q)}`, byHand: [countByHand(reader, holding(q))] }],
    }),
  )
  return [all, ...ofWords]
}

const COUNT = '/api/v1/history/incidents/count'

const similar = (reader: Reader, { numbers }: Places): Question[] => [
  {
    group: 'similar',
    what: 'similar incidents',
    asked: numbers.map((number) => ({
      path: `/api/v1/incidents/INC-${number}/similar`,
      byHand: [similarByHand(reader, number)],
    })),
  },
]

const figures = (reader: Reader): Question[] =>
  (['52w', 'all'] as const).flatMap((period) =>
    METRIC_NAMES.map((name) => ({
      group: period === 'all' ? ('figure of all time' as const) : ('figure of 52 weeks' as const),
      what: name,
      asked: [{ path: `/api/v1/metrics/${name}?period=${period}`, byHand: [metricByHand(name, reader, period)] }],
    })),
  )

/** A page of the application with all figures of a dashboard, as it comes: of the last 52 weeks. */
const pages = (reader: Reader): Question[] =>
  Object.entries(DASHBOARDS).map(([name, { title, metrics }]) => ({
    group: 'page of figures',
    what: title,
    asked: [
      {
        path: name === 'doing' ? '/history' : `/history/${name}`,
        byHand: metrics.map((metric) => metricByHand(metric, reader, '52w')),
      },
    ],
  }))
