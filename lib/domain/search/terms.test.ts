import { describe, expect, test } from 'vitest'
import { searchOf, type Term } from './terms'

const shown = ({ kind, text, isUnfinished, isUnwanted }: Term) =>
  `${isUnwanted ? '-' : ''}${kind === 'phrase' ? `"${text}"` : text}${isUnfinished ? '*' : ''}`
const termsOf = (q: string) => searchOf(q)?.alternatives.map((terms) => terms.map(shown))

describe('what was typed', () => {
  test('[FIND-2] is words, the last of them unfinished', () => {
    expect(termsOf('disk full')).toEqual([['disk', 'full*']])
    expect(termsOf('checkout-api  tim')).toEqual([['checkout-api', 'tim*']])
    expect(termsOf('(Disk), full?')).toEqual([['Disk', 'full*']])
  })

  test('[FIND-2] has phrases, and words that are not wanted', () => {
    expect(termsOf('broker "disk filled up" -certificate')).toEqual([['broker', '"disk filled up"', '-certificate']])
    expect(termsOf('-"renewed by hand" broker')).toEqual([['-"renewed by hand"', 'broker*']])
    expect(termsOf('"open quote')).toEqual([['"open quote"']])
    expect(termsOf('"disk"')).toEqual([['disk']])
    expect(termsOf('-disk')).toEqual([['-disk']])
  })

  test('[FIND-2] takes for one phrase what the parser would take apart', () => {
    expect(termsOf('user_id 10.0.0.1 /var/log kafka-broker-7')).toEqual([
      ['"user_id"', '"10.0.0.1"', '"/var/log"', '"kafka-broker-7"*'],
    ])
    expect(termsOf('<broker>')).toEqual([['broker*']])
  })

  test('[FIND-2] has alternatives', () => {
    expect(termsOf('disk full OR certificate expired')).toEqual([
      ['disk', 'full'],
      ['certificate', 'expired*'],
    ])
    expect(termsOf('disk or')).toEqual([['disk', 'or*']])
    expect(termsOf('or')).toEqual([['or']])
  })

  test('[FIND-2] leaves out what finds everything, unless there is nothing else', () => {
    expect(termsOf('the disk of a broker d')).toEqual([['disk', 'broker']])
    expect(termsOf('how to')).toEqual([['to*']])
    expect(termsOf('"the" "a"')).toEqual([['the', 'a']])
    expect(termsOf('the -disk')).toEqual([['the', '-disk']])
  })

  test('[FIND-3] may be a key', () => {
    expect(searchOf('inc-12')?.number).toBe(12)
    expect(searchOf(' 12 ')?.number).toBe(12)
    expect(searchOf('12a')?.number).toBeNull()
    expect(searchOf('INC-0')?.number).toBeNull()
  })

  test('[FIND-3] of one character is the beginning of a title', () => {
    expect(searchOf('d')).toEqual({ number: null, alternatives: [], titlePrefix: 'd' })
    expect(searchOf('7')).toEqual({ number: 7, alternatives: [], titlePrefix: '7' })
  })

  test('[FIND-3] of two characters is a beginning of titles, and a word; beside other words it is unfinished', () => {
    expect(searchOf('db')).toMatchObject({ alternatives: [[{ text: 'db', isUnfinished: false }]], titlePrefix: 'db' })
    expect(termsOf('disk db')).toEqual([['disk', 'db*']])
  })

  test('[FIND-2] may be nothing', () => {
    for (const q of ['', '   ', '"', "'", '!!!', '<->', ':*', '&|!', '\\', '-', '""']) expect(searchOf(q)).toBeNull()
  })
})
