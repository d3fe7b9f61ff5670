import { describe, expect, test } from 'vitest'
import { aLine, aPublished, emptyContent } from '@/lib/testing/postmortem-samples'
import { comparePostmortems, compareWords, isUnchanged } from './compare'
import type { Card, PostmortemContent, RichText } from './content'

const doc = (...texts: string[]): RichText => ({
  type: 'doc',
  content: texts.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
})
const card = (id: string, given: Partial<Card> = {}): Card => ({
  id,
  list: 'rootCauses',
  category: null,
  statement: `Card ${id}`,
  explanation: doc(),
  evidence: [],
  moves: [],
  ...given,
})
const having = (given: Partial<PostmortemContent>) =>
  aPublished({ content: { ...emptyContent(), ...given }, lines: { 1: aLine(1, 'It fails'), 2: aLine(2, 'Fixed') } })

describe('[VERSION-3] two states of a postmortem are compared part by part', () => {
  test('words of prose', () => {
    const from = having({ sections: { ...emptyContent().sections, summary: doc('It failed for an hour.') } })
    const to = having({ sections: { ...emptyContent().sections, summary: doc('It failed for two hours.') } })
    expect(comparePostmortems(from, to).sections.summary).toEqual({
      words: [
        { is: 'same', text: 'It failed for ' },
        { is: 'removed', text: 'an hour' },
        { is: 'added', text: 'two hours' },
        { is: 'same', text: '.' },
      ],
      onlyForm: false,
    })
    expect(comparePostmortems(from, to).sections.impact).toEqual({ words: [], onlyForm: false })
  })

  test('form without words', () => {
    const text = { type: 'text', text: 'Why' }
    const heading: RichText = { type: 'doc', content: [{ type: 'heading', attrs: { level: 3 }, content: [text] }] }
    const from = having({ sections: { ...emptyContent().sections, lucky: doc('Why') } })
    const to = having({ sections: { ...emptyContent().sections, lucky: heading } })
    const comparison = comparePostmortems(from, to)
    expect(comparison.sections.lucky.onlyForm).toBe(true)
    expect(isUnchanged(comparison)).toBe(false)
  })

  test('cards added, removed, moved and changed', () => {
    const from = having({ cards: [card('a'), card('b'), card('c'), card('d')] })
    const to = having({
      cards: [
        card('a'),
        card('b', { list: 'factors' }),
        card('c', { statement: 'Card of another kind', evidence: [{ id: 'e', kind: 'line', seq: 1 }] }),
        card('e', { list: 'trigger' }),
      ],
    })
    const cards = comparePostmortems(from, to).cards.map(({ id, is, list, movedFrom }) => ({ id, is, list, movedFrom }))
    expect(cards).toEqual([
      { id: 'e', is: 'added', list: 'trigger', movedFrom: null },
      { id: 'a', is: 'same', list: 'rootCauses', movedFrom: null },
      { id: 'c', is: 'changed', list: 'rootCauses', movedFrom: null },
      { id: 'd', is: 'removed', list: 'rootCauses', movedFrom: null },
      { id: 'b', is: 'same', list: 'factors', movedFrom: 'rootCauses' },
    ])
  })

  test('lines of the timeline', () => {
    const from = having({ picks: [{ seq: 1, context: '' }] })
    const to = having({
      picks: [
        { seq: 1, context: 'At last.' },
        { seq: 2, context: '' },
      ],
    })
    expect(comparePostmortems(from, to).timeline.map(({ id, is }) => [id, is])).toEqual([
      ['1', 'changed'],
      ['2', 'added'],
    ])
  })

  test('facts, as a whole each, and the title', () => {
    const from = having({})
    const to = { ...from, facts: { ...from.facts, title: 'Another', severity: 'sev2' as const } }
    const changed = comparePostmortems(from, to).facts.filter(({ words }) => words.some(({ is }) => is !== 'same'))
    expect(changed.map(({ name }) => name)).toEqual(['Title', 'Severity'])
  })

  test('the same is unchanged', () => {
    const one = having({ cards: [card('a')], picks: [{ seq: 1, context: 'x' }] })
    expect(isUnchanged(comparePostmortems(one, { ...one, version: 3 }))).toBe(true)
  })
})

test('texts too long to compare in time stand one after the other', () => {
  const many = (word: string) => Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join(' ')
  const started = performance.now()
  const words = compareWords(many('a'), many('b'))
  expect(performance.now() - started).toBeLessThan(3000)
  expect(words.map(({ is }) => is)).toEqual(['removed', 'added'])
})
