import { describe, expect, it } from 'vitest'
import { aLayer, anOverride, aRota, person } from '@/lib/testing/rotas'
import type { Layer, Rota, Rotation } from './rota'
import { type LintContext, lintRota, type RotaPerson } from './rota-lint'
import { skillsIn, skillsSchema } from './skills'

const at = (text: string) => Date.parse(text)
const NOW = at('2026-01-07T12:00:00Z')
const six = [1, 2, 3, 4, 5, 6].map(person)

const somebody = (n: number, over: Partial<RotaPerson> = {}): RotaPerson => ({
  id: person(n),
  name: `Person ${n}`,
  timeZone: null,
  hasLeft: false,
  canRespond: true,
  isReachable: true,
  skills: [],
  ...over,
})
const contextOf = (over: RotaPerson[] = [], needed: LintContext['needed'] = []): LintContext => ({
  now: NOW,
  people: new Map([...Array.from({ length: 12 }, (_, n) => somebody(n + 1)), ...over].map((one) => [one.id, one])),
  needed,
})
const weekly = (over: Partial<Layer> = {}, rotation: Partial<Rotation> = {}): Rota =>
  aRota({ zone: 'UTC', layers: [aLayer({ participantIds: six, ...over })], ...rotation })
const rulesOf = (rota: Rota, context = contextOf()) => lintRota(rota, context).map(({ rule }) => rule)
const saidOf = (rota: Rota, context = contextOf()) => lintRota(rota, context)

describe('[ROTA-20] the lint of a rota', () => {
  it('has nothing to say of six who share it weekly, from Monday to Monday', () => {
    expect(saidOf(weekly())).toEqual([])
  })

  it('takes skills as people write them in one line', () => {
    expect(skillsSchema.parse(skillsIn(' Kafka, postgres; kafka  ci-cd,'))).toEqual(['ci-cd', 'kafka', 'postgres'])
    expect(skillsIn('  ')).toEqual([])
    expect(skillsSchema.safeParse(skillsIn('c++')).success).toBe(false)
  })

  it.each([
    [1, 'alone'],
    [2, 'too-few'],
    [5, 'too-few'],
    [6, undefined],
    [8, undefined],
    [9, 'too-many'],
  ])('of %i people says %s', (count, rule) => {
    const participantIds = Array.from({ length: count }, (_, n) => person(n + 1))
    const rota = weekly({ participantIds }, { hasSecondary: false })
    expect(rulesOf(rota).filter((one) => /alone|few|many/.test(one))).toEqual(rule ? [rule] : [])
  })

  it('names who is primary and secondary at once', () => {
    const both = anOverride(person(2), '2026-01-08T00:00:00Z', '2026-01-09T00:00:00Z')
    const rota = aRota({ zone: 'UTC', layers: [aLayer({ participantIds: six })] }, [both])
    expect(saidOf(rota)).toEqual([
      {
        rule: 'same-person',
        level: 'problem',
        message: 'Person 2 is primary and secondary at once from Thu, 8 Jan 2026, 00:00 (UTC): nobody stands by.',
      },
    ])
    expect(rulesOf(weekly({ participantIds: [person(1)] }))).toContain('same-person')
  })

  it('names who cannot be reached, and says it once when nobody can', () => {
    const silent = [somebody(3, { isReachable: false })]
    expect(saidOf(weekly(), contextOf(silent))).toMatchObject([{ rule: 'unreachable', level: 'problem' }])
    expect(saidOf(weekly(), contextOf(silent))[0]?.message).toContain('Person 3')
    const all = six.map((_, n) => somebody(n + 1, { isReachable: false }))
    expect(saidOf(weekly(), contextOf(all))[0]?.message).toBe(
      'Nobody can reach anybody on it: there is no channel that works.',
    )
  })

  it('names who left, and counts them no more', () => {
    const context = contextOf([somebody(1, { hasLeft: true })])
    const rota = {
      ...weekly({ startsOn: '2025-11-24' }),
      departures: [{ personId: person(1), at: at('2026-01-06T00:00:00Z') }],
    }
    expect(rulesOf(rota, context)).toEqual(['left', 'gap', 'too-few'])
  })

  it('names who was made a stakeholder', () => {
    expect(saidOf(weekly(), contextOf([somebody(4, { canRespond: false })]))).toEqual([
      { rule: 'only-reads', level: 'problem', message: 'Person 4 cannot respond: a stakeholder only reads.' },
    ])
  })

  it('says a gap, as a problem, and hours that are left out every week as a warning', () => {
    const begins = weekly({ startsOn: '2026-01-19' })
    expect(saidOf(begins)).toContainEqual({
      rule: 'gap',
      level: 'problem',
      message: 'Nobody is primary from Wed, 7 Jan 2026, 12:00 (UTC); in four weeks 570 h without anybody, in 2 gaps.',
    })
    const windows = [{ from: { weekday: 1, time: '09:00' }, to: { weekday: 5, time: '17:00' } }]
    expect(saidOf(weekly({ windows }, { hasSecondary: false }))).toMatchObject([{ rule: 'gap', level: 'warning' }])
  })

  it('says hand-overs at night on the clocks of who comes on, and at the weekend on those of the rota', () => {
    for (const [time, isNight] of [
      ['21:59', false],
      ['22:00', true],
      ['07:59', true],
      ['08:00', false],
    ] as const) {
      expect(rulesOf(weekly({ handoverAt: time })).includes('hand-over-at-night'), time).toBe(isNight)
    }
    const sydney = six.map((_, n) => somebody(n + 1, { timeZone: 'Australia/Sydney' }))
    expect(rulesOf(weekly({ handoverAt: '22:00' }), contextOf(sydney))).toEqual([])
    expect(rulesOf(weekly({ startsOn: '2026-01-03' }))).toEqual(['hand-over-at-weekend'])
    expect(rulesOf(weekly({ startsOn: '2026-01-03', turn: { count: 1, unit: 'days' } }))).toEqual([])
  })

  it('names who carries most of the nights', () => {
    const nights = aLayer({
      name: 'Nights',
      participantIds: [person(7)],
      windows: [1, 2, 3, 4, 5].map((weekday) => ({
        from: { weekday, time: '22:00' },
        to: { weekday: weekday + 1, time: '08:00' },
      })),
    })
    const rota = aRota({ zone: 'UTC', hasSecondary: false, layers: [aLayer({ participantIds: six }), nights] })
    expect(saidOf(rota)).toMatchObject([
      { rule: 'nights-on-one', message: 'Person 7 carries 71 % of the nights of the next twelve weeks.' },
    ])
  })

  it('says what services need and nobody knows', () => {
    const needed = [
      { skill: 'kafka', service: 'Ledger' },
      { skill: 'go', service: 'Ledger' },
      { skill: 'kafka', service: 'Search' },
    ]
    expect(saidOf(weekly(), contextOf([somebody(2, { skills: ['go'] })], needed))).toEqual([
      { rule: 'skills', level: 'warning', message: 'Nobody on it knows kafka, which Ledger, Search need.' },
    ])
  })
})
