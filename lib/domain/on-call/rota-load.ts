import type { AlertRule } from '../alert/rating'
import type { Ref } from '../incident/values'
import { bucketOf } from '../metrics/buckets'
import { brokenNights, NO_LOAD, type PageLoad, pageLoad } from './page-load'
import { type Rota, SEATS } from './rota'
import { seatAt } from './rotation'

/** A page of somebody: when it was asked (ISO 8601), and the zone whose clocks they live by. */
export interface PageOf {
  personId: string
  at: string
  zone: string
}

/** Pages by hours, of weeks that begin on Monday 00:00 UTC. */
export interface LoadOverTime {
  /** As many as there are weeks. */
  weeks: PageLoad[]
  total: PageLoad
  /** Nights (of each person on their own) with at least one page. */
  brokenNights: number
}

/** How heavy the pages of some people were; `weeks` are the Mondays to count by. */
export function loadOverTime(pages: readonly PageOf[], weeks: readonly string[]): LoadOverTime {
  const byPerson = Map.groupBy(pages, ({ personId }) => personId)
  const nights = [...byPerson.values()].reduce((sum, own) => sum + brokenNights(own).length, 0)
  const byWeek = Map.groupBy(pages, ({ at }) => bucketOf(at, 'week'))
  return {
    weeks: weeks.map((week) => pageLoad(byWeek.get(week) ?? [])),
    total: pages.length === 0 ? NO_LOAD : pageLoad(pages),
    brokenNights: nights,
  }
}

/** The pages of those who had a seat of a rota when they were paged, whoever asked. */
export const pagesOfRota = (rota: Rota, pages: readonly PageOf[]): PageOf[] =>
  pages.filter(({ personId, at }) => SEATS.some((seat) => seatAt(rota, seat, Date.parse(at)).personId === personId))

/** Of a rota with fewer people the figures would be about somebody. */
export const MIN_PEOPLE = 3

export interface RotaLoad extends LoadOverTime {
  rota: Ref
  /** How many take turns in it now. */
  people: number
}

/** Whether being on call is humane: one's own pages, those of one's rotas, and the alerts that cost most. */
export interface OnCallLoad {
  /** Mondays, the first first. */
  weeks: string[]
  mine: LoadOverTime & { zone: string }
  rotas: RotaLoad[]
  /** Rotas of the reader that are not shown, because fewer than three people take turns in them. */
  tooSmall: Ref[]
  /** The noisiest rules, with what to do about them. */
  rules: AlertRule[]
}
