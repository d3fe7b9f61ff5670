import { z } from 'zod'
import { request } from './api.ts'
import type { PagingStage } from './paged-people.ts'
import { type DuePage, type Incident, pagesOf } from './pages.ts'
import type { Arrival, ReceivedChannel } from './receivers.ts'
import { spreadText } from './recovery.ts'

export type PageCount = {
  'pages due': number
  told: number
  /** Pages of which nothing arrived. */
  missed: number
  /** Of the channels that are looked at. */
  messages: number
  'messages missed': number
  /** Messages that came once more. */
  twice: number
}

/** What pages say of themselves and is not so. All of it has to be 0. */
export type Untrue = {
  'said to be told, and not': number
  'told, and not said': number
  'twice, and not said': number
}

export interface Attempt {
  page: DuePage
  channel: string
  state: string
  isPossiblyTwice: boolean
}

/** Messages of a page that were taken over one channel. */
export const arrivedBy = (channel: string, { person, incident }: DuePage, arrivals: readonly Arrival[]): Arrival[] =>
  arrivals.filter(
    (one) =>
      one.channel === channel &&
      one.address === person.addresses[one.channel] &&
      one.title.startsWith('SEV') &&
      one.title.includes(` ${incident.key} `),
  )

/** Holds what was to be told over these channels against what arrived. */
export function countPages(
  due: readonly DuePage[],
  arrivals: readonly Arrival[],
  channels: readonly ReceivedChannel[],
): PageCount {
  const count: PageCount = {
    'pages due': due.length,
    told: 0,
    missed: 0,
    messages: 0,
    'messages missed': 0,
    twice: 0,
  }
  for (const page of due) {
    let isTold = false
    for (const { channel } of page.person.rule) {
      if (!channels.includes(channel)) continue
      const times = arrivedBy(channel, page, arrivals).length
      count.messages += 1
      if (times === 0) count['messages missed'] += 1
      else isTold = true
      count.twice += Math.max(0, times - 1)
    }
    count[isTold ? 'told' : 'missed'] += 1
  }
  return count
}

/** When the first message of each page came, over whichever of these channels. */
export function firstArrivals(
  due: readonly DuePage[],
  arrivals: readonly Arrival[],
  channels: readonly ReceivedChannel[],
): { page: DuePage; at: number }[] {
  return due.flatMap((page) => {
    const times = channels.flatMap((channel) => arrivedBy(channel, page, arrivals).map(({ at }) => at))
    return times.length > 0 ? [{ page, at: Math.min(...times) }] : []
  })
}

/** How long each page took to its first message over one of these channels, from when its step was due. */
export const lateness = (...given: Parameters<typeof firstArrivals>): number[] =>
  firstArrivals(...given).map(({ page, at }) => at - page.at)

export const lateText = (late: readonly number[]): string => (late.length > 0 ? spreadText(late) : 'never')

const pageSchema = z.object({
  page: z.object({
    attempts: z.array(z.object({ channel: z.string(), state: z.string(), isPossiblyTwice: z.boolean() })),
  }),
})

/** Every attempt to tell somebody of these pages, as the pages say. */
export async function readAttempts(url: string, stage: PagingStage, due: readonly DuePage[]): Promise<Attempt[]> {
  const attempts: Attempt[] = []
  for (const [incident, pages] of Map.groupBy<Incident, DuePage>(due, (page) => page.incident)) {
    for (const { id, person } of await pagesOf(url, stage, incident)) {
      const page = pages.find((one) => one.person.id === person.id)
      if (!page) continue
      const { body } = await request(url, stage.asker.token, `/api/v1/pages/${id}`)
      attempts.push(...pageSchema.parse(body).page.attempts.map((attempt) => ({ page, ...attempt })))
    }
  }
  return attempts
}

/** Holds what the pages say against what arrived. */
export function compareAttempts(attempts: readonly Attempt[], arrivals: readonly Arrival[]): Untrue {
  const untrue: Untrue = { 'said to be told, and not': 0, 'told, and not said': 0, 'twice, and not said': 0 }
  for (const { page, channel, state, isPossiblyTwice } of attempts) {
    const times = arrivedBy(channel, page, arrivals).length
    const isTold = state === 'sent' || state === 'delivered'
    if (isTold && times === 0) untrue['said to be told, and not'] += 1
    if (!isTold && times > 0) untrue['told, and not said'] += 1
    if (times > 1 && !isPossiblyTwice) untrue['twice, and not said'] += 1
  }
  return untrue
}

/** The figures of several, together. */
export function together<Counts extends Record<string, number>>(each: readonly Counts[]): Record<string, number> {
  const total: Record<string, number> = {}
  for (const counts of each) {
    for (const [what, count] of Object.entries(counts)) total[what] = (total[what] ?? 0) + count
  }
  return total
}

export const isTrue = (untrue: Untrue): boolean => Object.values(untrue).every((count) => count === 0)
