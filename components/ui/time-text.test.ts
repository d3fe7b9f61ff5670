import { expect, test } from 'vitest'
import { agoText, clockText, durationText, knownZone, timeText, zoneText } from '@/components/ui/time-text'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

test('a duration reads as people say it', () => {
  expect(durationText(-5)).toBe('0 s')
  expect(durationText(40_000)).toBe('40 s')
  expect(durationText(9 * MINUTE + 59_000)).toBe('9 min')
  expect(durationText(5 * HOUR + 12 * MINUTE)).toBe('5 h 12 min')
  expect(durationText(3 * HOUR)).toBe('3 h')
  expect(durationText(11.9 * HOUR)).toBe('11 h')
  expect(durationText(47 * HOUR)).toBe('47 h')
  expect(durationText(72 * HOUR)).toBe('3 days')
})

test('an age is short, and what is to come is told as such', () => {
  expect(agoText(1000, 5000)).toBe('now')
  expect(agoText(0, 40_000)).toBe('40 s ago')
  expect(agoText(0, 2 * HOUR + 12 * MINUTE)).toBe('2 h ago')
  expect(agoText(6 * MINUTE, 0)).toBe('in 6 min')
  expect(agoText(5_000, 0)).toBe('now')
})

test('a clock keeps its digits', () => {
  expect(clockText(372_000)).toBe('06:12')
  expect(clockText(3_727_000)).toBe('1:02:07')
  expect(clockText(-30_500)).toBe('-00:30')
})

test('times are told in the zone asked for, and an unknown zone is UTC', () => {
  const at = Date.UTC(2026, 10, 17, 23, 2, 11)
  expect(timeText(at, 'time', 'Europe/Berlin')).toBe('00:02')
  expect(timeText(at, 'day', 'Europe/Berlin')).toBe('Wednesday 18 November')
  expect(timeText(at, 'short-day', 'Europe/Berlin')).toBe('Wed 18 Nov')
  expect(timeText(Date.UTC(2026, 8, 1), 'date', 'UTC')).toBe('1 Sept 2026')
  expect(timeText(at, 'seconds', 'Europe/Berlin')).toBe('00:02:11')
  expect(timeText(at, 'date', 'Europe/Berlin')).toBe('18 Nov 2026')
  expect(timeText(at, 'date-time', 'Europe/Berlin')).toBe('18 Nov, 00:02')
  expect(timeText(at, 'full', 'Europe/Berlin')).toBe('Wed, 18 Nov 2026, 00:02:11 CET')
  expect(zoneText(at, 'Europe/Berlin')).toBe('CET')
  expect(knownZone('Mars/Olympus')).toBe('UTC')
  expect(knownZone(undefined)).toBe('UTC')
})
