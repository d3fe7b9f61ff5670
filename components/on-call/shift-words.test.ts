import { expect, test } from 'vitest'
import { momentText, stretchText, zonesText } from '@/components/on-call/shift-words'

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
