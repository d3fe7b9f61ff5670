import { expect, test } from 'vitest'
import { shownDay, typedDay } from './typed-day'

test('[HISTORY-3] a day that is typed stays while its year is written, and counts once it is one', () => {
  let filter: string | null = null
  // As a browser tells a year that is typed digit by digit.
  for (const text of ['0002-11-01', '0020-11-01', '0202-11-01', '2026-11-01']) {
    const typed = typedDay(text)
    filter = typed.day
    expect(shownDay(filter, typed)).toBe(text)
  }
  expect(filter).toBe('2026-11-01')
})

test('another day that the filter has since is shown in its place', () => {
  expect(shownDay('2026-03-02T00:00:00Z', null)).toBe('2026-03-02')
  expect(shownDay('2026-03-02', typedDay('0002-11-01'))).toBe('2026-03-02')
  expect(shownDay(null, typedDay('2026-11-01'))).toBe('')
})
