import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isTimeZone } from '../zoned-instant'
import { readInstant } from './read-instant'

const read = (text: string, order: 'iso' | 'dmy' | 'mdy' = 'iso', zone = 'UTC') => readInstant(text, order, zone).at

describe('[IMPORT-2] times of a file', () => {
  test.each([
    ['2024-05-01T10:00:00Z', 'iso', 'Europe/Berlin', '2024-05-01T10:00:00.000Z'],
    ['2024-05-01T10:00:00.123456Z', 'iso', 'UTC', '2024-05-01T10:00:00.123Z'],
    ['2024-05-01 10:00', 'iso', 'Europe/Berlin', '2024-05-01T08:00:00.000Z'],
    ['2024-01-01 10:00', 'iso', 'Europe/Berlin', '2024-01-01T09:00:00.000Z'],
    ['2024-05-01T10:00:00+02:00', 'iso', 'UTC', '2024-05-01T08:00:00.000Z'],
    ['2024-05-01 10:00:00 -0530', 'iso', 'UTC', '2024-05-01T15:30:00.000Z'],
    ['2024-05-01 10:00 UTC', 'dmy', 'Asia/Tokyo', '2024-05-01T10:00:00.000Z'],
    ['31/12/2024 23:59', 'dmy', 'America/New_York', '2025-01-01T04:59:00.000Z'],
    ['31.12.2024, 23:59:30', 'dmy', 'UTC', '2024-12-31T23:59:30.000Z'],
    ['12/31/24 11:59 PM', 'mdy', 'UTC', '2024-12-31T23:59:00.000Z'],
    ['1/2/2024 12:00 am', 'mdy', 'UTC', '2024-01-02T00:00:00.000Z'],
    ['1714557600', 'iso', 'Asia/Tokyo', '2024-05-01T10:00:00.000Z'],
    ['1714557600000', 'iso', 'Asia/Tokyo', '2024-05-01T10:00:00.000Z'],
    // Asia/Kolkata is half an hour off.
    ['2024-05-01 10:00', 'iso', 'Asia/Kolkata', '2024-05-01T04:30:00.000Z'],
    // Berlin leaps from 2:00 to 3:00; and has 2:30 twice in autumn, of which the first counts.
    ['2024-03-31 02:30', 'iso', 'Europe/Berlin', '2024-03-31T01:30:00.000Z'],
    ['2024-10-27 02:30', 'iso', 'Europe/Berlin', '2024-10-27T00:30:00.000Z'],
  ] as const)('%s (%s, %s)', (text, order, zone, expected) => {
    expect(read(text, order, zone)).toBe(expected)
  })

  test.each([
    ['', 'not a time'],
    ['yesterday', 'not a time'],
    ['2024-05-01', 'no time of day'],
    ['1/5/2024', 'no time of day'],
    ['2024-02-30 10:00', 'do not exist|exist'],
    ['2024-05-01 24:30', 'exist'],
    ['01/05/2024 10:00', 'not a time'],
    ['1969-12-31T23:59:59Z', 'out of range'],
    ['2024-05-01 13:00 pm', 'not a time'],
    ['=1+1', 'not a time'],
  ])('says what is wrong with “%s”', (text, problem) => {
    expect(readInstant(text, 'iso', 'UTC').problem).toMatch(new RegExp(problem))
  })

  test('what any clock of these zones shows is read back as an instant it shows that at', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
    const instant = fc.integer({ min: Date.parse('1990-01-01'), max: Date.parse('2040-01-01') })
    fc.assert(
      fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
        const shown = (ms: number) => new Date(ms).toLocaleString('sv-SE', { timeZone: zone })
        const found = read(shown(at), 'iso', zone)
        return found !== undefined && shown(Date.parse(found)) === shown(at)
      }),
    )
  })

  test('a zone is known by its name', () => {
    expect(['UTC', 'Europe/Berlin', 'Middle/Earth', ''].map(isTimeZone)).toEqual([true, true, false, false])
  })
})
