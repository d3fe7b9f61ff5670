import { expect, test } from 'vitest'
import type { PostmortemContent } from './content'
import { emptySections } from './empty-sections'
import { emptyRichText } from './rich-text'

const blank: PostmortemContent = {
  sections: {
    summary: emptyRichText(),
    impact: emptyRichText(),
    wentWell: emptyRichText(),
    lucky: emptyRichText(),
    learned: emptyRichText(),
  },
  cards: [],
  picks: [],
  dismissed: [],
}

test('names the sections in which nothing stands, in their order', () => {
  expect(emptySections(blank)).toEqual([
    'summary',
    'impact',
    'timeline',
    'trigger',
    'rootCauses',
    'factors',
    'wentWell',
    'lucky',
    'learned',
  ])
  const card = { id: 'a', category: null, statement: 'A', explanation: emptyRichText(), evidence: [], moves: [] }
  const summary = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'It broke.' }] }] }
  const begun = {
    ...blank,
    sections: { ...blank.sections, summary },
    cards: [{ ...card, list: 'factors' as const }],
    picks: [{ seq: 1, context: '' }],
  }
  expect(emptySections(begun)).toEqual(['impact', 'trigger', 'rootCauses', 'wentWell', 'lucky', 'learned'])
})
