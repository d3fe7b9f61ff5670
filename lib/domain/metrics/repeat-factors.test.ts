import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type FactorCard, repeatingGroups } from './factor-groups'
import { areAlike, factorWords } from './factor-words'
import { type FactorPrevention, repeatFactorsMetric, repeatFactorsOf } from './repeat-factors'

const NOW = '2026-11-25T12:00:00.000Z'
const LABELS = [{ key: 'design', name: 'Design', meaning: 'A design.' }]

let made = 0
/** Declared on a day, each a second after the one made before it. */
function aCard(statement: string, day = '2026-03-01', category: string | null = 'design'): FactorCard {
  made += 1
  const declaredAt = new Date(Date.parse(day) + made * 1000).toISOString()
  const id = `incident-${String(made).padStart(4, '0')}`
  const incident = { id, key: `INC-${made}`, title: `Incident ${made}`, severity: 'sev2' as const }
  return { incident: { ...incident, declaredAt }, cardId: `card-${made}`, category, statement }
}

const aPrevention = ({ incident, cardId }: FactorCard, over: Partial<FactorPrevention> = {}): FactorPrevention => ({
  id: `prevention-${cardId}`,
  incidentId: incident.id,
  cardId,
  title: 'Put it into the configuration',
  state: 'open',
  owner: null,
  dueOn: null,
  createdAt: '2026-04-01T00:00:00.000Z',
  doneAt: null,
  ...over,
})

const groupsOf = (...cards: FactorCard[]) =>
  repeatingGroups(cards).map((group) => group.cards.map(({ cardId }) => cardId))

describe('the words of a statement', () => {
  it('[METRIC-8] are stems without case, digits, accents and stop words, each once', () => {
    expect(factorWords('Timeouts are code constants (30 s).')).toEqual(factorWords('The timeout: a constant in code'))
    expect(factorWords('Rebuilding the index, rebuilds of indexes')).toEqual(['index', 'rebuild'])
    expect(factorWords('Sharing shares what is shared')).toEqual(['shar'])
    expect(factorWords('Naïve caché')).toEqual(['cach', 'naiv'])
    expect(factorWords('It is what it is, 42')).toEqual([])
  })
})

describe('factors that repeat', () => {
  it('[METRIC-8] say the same in two incidents, within a category', () => {
    const one = aCard('Timeouts are code constants')
    const other = aCard('The timeout of the client is a constant in code')
    expect(groupsOf(one, other)).toEqual([[one.cardId, other.cardId]])
    expect(groupsOf(one, { ...other, category: 'capacity' })).toEqual([])
    expect(groupsOf(one, { ...other, incident: one.incident })).toEqual([])
    expect(groupsOf(one, aCard('Retries are unbounded'))).toEqual([])
  })

  it('[METRIC-8] say exactly the same, whatever their category', () => {
    const one = aCard('Timeouts are code constants')
    const other = aCard('A timeout is a code constant', '2026-03-02', null)
    expect(groupsOf(other, one)).toEqual([[one.cardId, other.cardId]])
  })

  it('[METRIC-8] are compared with the oldest statement only, so that small differences do not chain', () => {
    const said = ['alpha beta gamma delta', 'beta gamma delta epsilon', 'gamma delta epsilon zeta']
    const chain = said.map((statement) => aCard(statement))
    expect(groupsOf(...chain)).toEqual([[chain[0]?.cardId, chain[1]?.cardId]])
  })

  it('[METRIC-8] are found as by comparing each with each', () => {
    const words = ['pool', 'index', 'cache', 'disk', 'queue', 'lock', 'node']
    const statements = fc.array(fc.uniqueArray(fc.constantFrom(...words), { minLength: 1, maxLength: 6 }), {
      minLength: 2,
      maxLength: 12,
    })
    fc.assert(
      fc.property(statements, (all) => {
        const cards = all.map((of) => aCard(of.join(' ')))
        const leaders: { words: string[]; cards: string[] }[] = []
        const sayers = new Map<string, (typeof leaders)[number]>()
        for (const { statement, cardId } of cards) {
          const words = factorWords(statement)
          const likeness = (of: string[]) => {
            const shared = of.filter((word) => words.includes(word)).length
            return areAlike(shared, of.length, words.length) ? shared / (of.length + words.length - shared) : 0
          }
          const [best] = leaders.toSorted((one, other) => likeness(other.words) - likeness(one.words))
          const same = sayers.get(words.join(' ')) ?? (best && likeness(best.words) > 0 ? best : null)
          const group = same ?? { words, cards: [] }
          if (!same) leaders.push(group)
          group.cards.push(cardId)
          sayers.set(words.join(' '), group)
        }
        expect(groupsOf(...cards)).toEqual(leaders.filter((one) => one.cards.length > 1).map((one) => one.cards))
      }),
      { numRuns: 200 },
    )
  })

  it('[METRIC-8] come back before and after their prevention was bought, and after it was paid', () => {
    const cards = ['2026-03-01', '2026-05-01', '2026-07-01'].map((day) => aCard('Timeouts are code constants', day))
    const [first] = cards
    if (!first) throw new Error('There is no card')
    const whenOf = (over: Partial<FactorPrevention>) =>
      repeatFactorsOf(cards, [aPrevention(first, over)], LABELS, NOW).factors[0]?.incidents.map(({ when }) => when)
    expect(whenOf({})).toEqual(['before', 'bought', 'bought'])
    expect(whenOf({ state: 'done', doneAt: '2026-06-01T00:00:00.000Z' })).toEqual(['before', 'bought', 'paid'])
    expect(whenOf({ state: 'declined' })).toEqual(['before', 'before', 'before'])
  })

  it('[METRIC-8] stand overdue first, then unpaid, not bought, declined, back although paid, and paid', () => {
    const says = ['alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta']
    const cards = says.flatMap((word) => [aCard(word, '2026-03-01'), aCard(word, '2026-07-01')])
    const of = (word: string, over: Partial<FactorPrevention>) => {
      const card = cards.find(({ statement }) => statement === word)
      if (!card) throw new Error('There is no such card')
      return aPrevention(card, over)
    }
    const preventions = [
      of('alpha', { state: 'done', doneAt: '2026-08-01T00:00:00.000Z' }),
      of('beta', { state: 'done', doneAt: '2026-05-01T00:00:00.000Z' }),
      of('gamma', { state: 'declined' }),
      of('delta', { dueOn: '2026-12-24' }),
      of('epsilon', { dueOn: '2026-11-20', state: 'doing' }),
    ]
    const data = repeatFactorsOf(cards, preventions, LABELS, NOW)
    expect(data.factors.map(({ statement, standing, daysLate }) => [statement, standing, daysLate])).toEqual([
      ['epsilon', 'overdue', 5],
      ['delta', 'unpaid', null],
      ['zeta', 'none', null],
      ['gamma', 'declined', null],
      ['beta', 'paid', null],
      ['alpha', 'paid', null],
    ])
    expect(repeatFactorsMetric.sentence(data)).toBe(
      'Two factors returned while their prevention was unpaid; 100 % of postmortems name one that repeats (n = 12).',
    )
  })

  it('[METRIC-8] say when there is none', () => {
    const said = (...cards: FactorCard[]) => repeatFactorsMetric.sentence(repeatFactorsOf(cards, [], LABELS, NOW))
    expect(said()).toBe('No postmortem of this selection names a factor yet.')
    expect(said(aCard('One'), aCard('Another thing'))).toBe('No factor was named by two postmortems (n = 2).')
  })
})
