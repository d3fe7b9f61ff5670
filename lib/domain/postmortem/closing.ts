import type { Prevention } from './prevention'

/** A card as the rule needs it: which one, and what it says. */
export interface CardToAnswer {
  id: string
  statement: string
}

/**
 * The cards that nothing was bought for, in their order. A card is answered by a prevention that names it, whatever its
 * state: one that is declined is a decision too, with its reason and the day it is asked again.
 */
export function cardsWithoutAnswer(
  cards: readonly CardToAnswer[],
  preventions: readonly Pick<Prevention, 'cardId' | 'state'>[],
): CardToAnswer[] {
  const answered = new Set(preventions.map(({ cardId }) => cardId))
  return cards.flatMap(({ id, statement }) => (answered.has(id) ? [] : [{ id, statement }]))
}
