import { expect, test } from 'vitest'
import { momentText, stretchText, zonesText } from '@/components/on-call/shift-words'
import { fromZonedField, toZonedField } from '@/components/on-call/zoned-field'

const at = (text: string) => Date.parse(text)
const now = at('2026-11-28T13:00:00Z')

test('[ONCALL-3] a moment is told by the day of the reader', () => {
  expect(momentText(at('2026-11-28T17:00:00Z'), now, 'Europe/Berlin')).toBe('today, 18:00')
  expect(momentText(at('2026-11-28T23:00:00Z'), now, 'Europe/Berlin')).toBe('tomorrow, 00:00')
  expect(momentText(at('2026-11-28T23:00:00Z'), now, 'UTC')).toBe('today, 23:00')
  expect(momentText(at('2026-11-28T17:00:00Z'), null, 'Europe/Berlin')).toBe('Sat 28 Nov, 18:00')
  expect(momentText(at('2026-11-30T08:00:00Z'), now, 'Europe/Berlin')).toBe('Mon 30 Nov, 09:00')
})

test('a stretch says its day once when it has one', () => {
  expect(stretchText(at('2026-11-30T08:00:00Z'), at('2026-11-30T17:00:00Z'), now, 'UTC')).toBe(
    'Mon 30 Nov, 08:00 to 17:00',
  )
  expect(stretchText(at('2026-11-30T08:00:00Z'), at('2026-12-07T08:00:00Z'), now, 'UTC')).toBe(
    'Mon 30 Nov, 08:00 to Mon 7 Dec, 08:00',
  )
})

test('hovering tells the zones that differ, each once', () => {
  const instant = at('2026-11-30T08:00:00Z')
  expect(zonesText(instant, ['Europe/Berlin', 'Europe/Paris'])).toBe('Mon 30 Nov, 09:00 CET')
  expect(zonesText(instant, ['Europe/Berlin', 'UTC'])).toBe('Mon 30 Nov, 09:00 CET · Mon 30 Nov, 08:00 UTC')
})

test('[ONCALL-3] a field is written and read by the clocks of its zone', () => {
  expect(toZonedField('2026-11-30T08:00:00.000Z', 'America/New_York')).toBe('2026-11-30T03:00')
  expect(fromZonedField('2026-11-30T03:00', 'America/New_York')).toBe('2026-11-30T08:00:00.000Z')
  expect(fromZonedField('2026-07-01T09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z')
  expect(toZonedField(null, 'UTC')).toBe('')
  expect(fromZonedField('', 'UTC')).toBeNull()
  expect(fromZonedField('2026-02-31T09:00', 'UTC')).toBeNull()
})
