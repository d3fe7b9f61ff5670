import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import type { Integrity } from '../figures.ts'
import { atRate } from '../open-loop.ts'
import { markOf, numbersIn, pressedAt, type Sighting, sightingOf } from './probe.ts'

/** A room in three browsers, whichever server it is of. */
export interface Stage {
  writer: Page
  readers: Page[]
  /** Where one writes. */
  field: string
  /** Logs something else, as others do meanwhile. */
  background(index: number): Promise<void>
}

export interface Timing {
  /** Enter in one browser → painted in another, in ms. */
  toOthers: number[]
  /** Enter → painted in the same browser, in ms. */
  toSelf: number[]
  /** How many frames that took. */
  frames: number[]
  integrity: Omit<Integrity, 'what'>
}

const BACKGROUND_PER_SECOND = 10
const SUBMIT_EVERY_MS = 200

/** Has somebody log `count` entries, five a second, while others log ten a second, and notes when each was painted. */
export async function measureEntries(stage: Stage, first: number, count: number): Promise<Timing> {
  const { writer, readers, field, background } = stage
  const numbers = Array.from({ length: count }, (_, index) => first + index)
  const seconds = (count * SUBMIT_EVERY_MS) / 1000
  const others = atRate(BACKGROUND_PER_SECOND, BACKGROUND_PER_SECOND * seconds, background)
  const start = performance.now() + SUBMIT_EVERY_MS
  for (const [index, number] of numbers.entries()) {
    await writer.locator(field).fill(markOf(number))
    await sleep(Math.max(0, start + index * SUBMIT_EVERY_MS - performance.now()))
    await writer.keyboard.press('Enter')
  }
  const pressed = new Map<number, number>()
  for (const number of numbers) pressed.set(number, await pressedAt(writer, number))
  const own = await sightings(writer, numbers)
  const seen = (await Promise.all(readers.map((page) => sightings(page, numbers)))).flat()
  await others
  const since = ({ number, paintedAt }: Seen) => paintedAt - (pressed.get(number) ?? Number.NaN)
  const orders = await Promise.all([writer, ...readers].map(numbersIn))
  return {
    toOthers: seen.map(since),
    toSelf: own.map(since),
    frames: own.flatMap(({ frames }) => frames ?? []),
    integrity: {
      expected: count * (readers.length + 1),
      lost: count * (readers.length + 1) - own.length - seen.length,
      doubled: orders.reduce((sum, shown) => sum + shown.length - new Set(shown).size, 0),
      outOfOrder: orders.reduce((sum, shown) => sum + shown.filter((one, at) => one < (shown[at - 1] ?? 0)).length, 0),
    },
  }
}

type Seen = Sighting & { number: number }

async function sightings(page: Page, numbers: readonly number[]): Promise<Seen[]> {
  const found: Seen[] = []
  for (const number of numbers) {
    const sighting = await sightingOf(page, number)
    if (sighting) found.push({ ...sighting, number })
  }
  return found
}
