import { CARD_LISTS, type CardList } from '@/lib/domain/postmortem/sections'

/** Where a card may go: before another of a list, or at its end. */
export interface Spot {
  list: CardList
  before: string | null
}

/** The ids of the cards of each list, in their order. */
export type CardIds = Record<CardList, readonly string[]>

export type Step = 'up' | 'down' | 'left' | 'right'

/** Where a card stands now. */
export function spotOf(ids: CardIds, id: string): Spot | null {
  for (const list of CARD_LISTS) {
    const index = ids[list].indexOf(id)
    if (index >= 0) return { list, before: ids[list][index + 1] ?? null }
  }
  return null
}

/** The spot one step away from another, for a card that is carried; null at the edge. Sideways it keeps its height. */
export function nextSpot(ids: CardIds, id: string, spot: Spot, step: Step): Spot | null {
  const placeIn = (list: CardList) => ids[list].filter((each) => each !== id)
  const here = placeIn(spot.list)
  const found = spot.before === null ? -1 : here.indexOf(spot.before)
  const place = found < 0 ? here.length : found
  if (step === 'up' || step === 'down') {
    const next = place + (step === 'up' ? -1 : 1)
    return next < 0 || next > here.length ? null : { list: spot.list, before: here[next] ?? null }
  }
  const list = CARD_LISTS[CARD_LISTS.indexOf(spot.list) + (step === 'left' ? -1 : 1)]
  return list === undefined ? null : { list, before: placeIn(list)[place] ?? null }
}

/** Whether a card that goes to a spot stays where it is. */
export function isThere(ids: CardIds, id: string, spot: Spot): boolean {
  const now = spotOf(ids, id)
  return now !== null && now.list === spot.list && (now.before === spot.before || spot.before === id)
}

/** Place and size of the list that the card would then have: "2 of 3". */
export function placeWords(ids: CardIds, id: string, { list, before }: Spot): string {
  const others = ids[list].filter((each) => each !== id)
  const found = before === null ? -1 : others.indexOf(before)
  return `${(found < 0 ? others.length : found) + 1} of ${others.length + 1}`
}

interface Box {
  top: number
  bottom: number
  left: number
  right: number
}

export interface ColumnBox {
  list: CardList
  box: Box
  cards: readonly { id: string; box: Box }[]
}

/** The spot under a pointer: of the nearest list, before the first card whose middle is below the pointer. */
export function spotAt(columns: readonly ColumnBox[], id: string, point: { x: number; y: number }): Spot | null {
  const [nearest] = [...columns].sort((a, b) => distance(a.box, point) - distance(b.box, point))
  if (!nearest) return null
  const next = nearest.cards.find((card) => card.id !== id && (card.box.top + card.box.bottom) / 2 > point.y)
  return { list: nearest.list, before: next?.id ?? null }
}

const distance = ({ left, right, top, bottom }: Box, { x, y }: { x: number; y: number }): number => {
  const across = Math.max(left - x, 0, x - right)
  const along = Math.max(top - y, 0, y - bottom)
  // Beside each other the column that is meant is the one the pointer is in, however short it is.
  return across * across * 100 + along * along
}
