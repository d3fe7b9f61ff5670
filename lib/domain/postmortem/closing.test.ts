import { expect, it } from 'vitest'
import { cardsWithoutAnswer } from './closing'

const cards = ['a', 'b', 'c'].map((id) => ({ id, statement: `Card ${id}` }))

it('[PREV-14] answers the cards that no prevention names, in their order', () => {
  expect(cardsWithoutAnswer(cards, [{ cardId: 'b', state: 'open' }]).map(({ id }) => id)).toEqual(['a', 'c'])
  expect(cardsWithoutAnswer(cards, [])).toEqual(cards)
  expect(cardsWithoutAnswer([], [{ cardId: 'b', state: 'open' }])).toEqual([])
})

it.each(['open', 'doing', 'done', 'declined'] as const)('[PREV-14] one that is %s answers its card', (state) => {
  expect(
    cardsWithoutAnswer(cards.slice(0, 1), [
      { cardId: 'a', state },
      { cardId: null, state },
    ]),
  ).toEqual([])
})
