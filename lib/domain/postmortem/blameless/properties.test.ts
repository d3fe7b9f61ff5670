import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type BlamelessContext, findBlame, hintKey } from '../blameless'
import { corpusPeople as people, corpusTeams as teams } from './corpus'
import { developmentBlaming } from './corpus-development-blaming'
import { developmentHarmless } from './corpus-development-harmless'
import { heldOutBlaming } from './corpus-held-out-blaming'
import { heldOutHarmless } from './corpus-held-out-harmless'

const causal: BlamelessContext = { people, teams, isCausal: true }
const corpus = [...developmentBlaming, ...developmentHarmless, ...heldOutBlaming, ...heldOutHarmless]
const sentence = fc.constantFrom(...corpus.map(({ text }) => text))
const word = fc.constantFrom(
  ...new Set(corpus.flatMap(({ text }) => text.split(/\s+/))),
  ...[
    'Obviously,',
    'an',
    'a',
    'of course',
    'If only',
    'Why',
    'e.g.',
    '“',
    '”',
    '"',
    '`',
    '\n',
    '.',
    '…',
    '\u00a0',
    '😀',
    '\ud800',
  ],
)
const prose = fc.array(word, { maxLength: 60 }).map((words) => words.join(' '))
const text = fc.oneof(prose, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))

describe('hints', () => {
  it('[BLAME-4] are sorted, do not overlap and quote their place, whatever the text', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (words, isCausal) => {
        let reached = 0
        for (const { from, to, quote, rewrite } of findBlame(words, { ...causal, isCausal })) {
          expect(from).toBeGreaterThanOrEqual(reached)
          expect(to).toBeGreaterThan(from)
          expect(quote).toBe(words.slice(from, to))
          expect(rewrite).not.toBe('')
          reached = to
        }
      }),
      { numRuns: 500 },
    )
  })

  it('[BLAME-4] are the same each time', () => {
    fc.assert(
      fc.property(prose, (words) => {
        expect(findBlame(words, causal)).toEqual(findBlame(words, causal))
      }),
    )
  })

  it('[BLAME-5] keep their key when other sentences change', () => {
    fc.assert(
      fc.property(
        sentence,
        fc.array(sentence),
        fc.array(sentence),
        fc.constantFrom(' ', '\n'),
        (one, before, after, gap) => {
          const keys = findBlame(one, causal).map((hint) => hintKey(one, hint))
          const start = [...before, ''].join(gap).length
          const whole = [...before, one, ...after].join(gap)
          const inside = findBlame(whole, causal).filter(({ from }) => from >= start && from < start + one.length)
          expect(inside.map((hint) => hintKey(whole, hint))).toEqual(keys)
        },
      ),
    )
  })

  it('[BLAME-5] have another key in another sentence, for other words and by another rule', () => {
    const keys = [
      'The engineer failed to test.',
      'The engineer failed to ask.',
      'The engineer should have known.',
      'The engineer should have asked.',
    ].flatMap((words) => findBlame(words, causal).map((hint) => hintKey(words, hint)))
    expect(new Set(keys).size).toBe(4)
    for (const key of keys) expect(key).toMatch(/^[a-z-]+:[0-9a-f]{16}$/)
  })

  it('[BLAME-5] keep their key when only blanks and case change', () => {
    const [one, other] = ['We  failed to test it.', 'we failed to test it.']
    const keyOf = (words: string) => findBlame(words, causal).map((hint) => hintKey(words, hint))
    expect(keyOf(one ?? '')).toEqual(keyOf(other ?? ''))
  })
})

describe('time', () => {
  /** What this process worked, in ms: how long it took depends on what else the machine does. */
  const workOf = (run: () => void): number => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const medianOf = (run: () => void) => {
    const times = Array.from({ length: 15 }, () => workOf(run))
    return times.toSorted((one, other) => one - other)[7] ?? 0
  }

  it('[BLAME-4] takes less than 5 ms for a paragraph of 2,000 characters', () => {
    const paragraph = corpus.map(({ text: words }) => words).join(' ')
    for (let at = 0; at < 20; at++) findBlame(paragraph, causal)
    expect(medianOf(() => findBlame(paragraph.slice(0, 2000), causal))).toBeLessThan(5)
  })

  it.each([
    'a',
    ' ',
    '. ',
    'if ',
    'why ',
    'should have ',
    'Ben ',
    'slave ',
    'cause of ',
    'not obvious ',
    '“a b c',
    "n't ",
    'and ',
  ])('[BLAME-4] stays linear where a text repeats %j', (unit) => {
    expect(workOf(() => findBlame(unit.repeat(100_000 / unit.length), causal))).toBeLessThan(4000)
  })
})
