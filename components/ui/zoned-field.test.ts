import { expect, test } from 'vitest'
import { clockNote, fromZonedField, toZonedField, typedInstant } from '@/components/ui/zoned-field'

test('[CLOCK-5] a field is written and read by the clocks of its zone', () => {
  expect(toZonedField('2026-11-30T08:00:00.000Z', 'America/New_York')).toBe('2026-11-30T03:00')
  expect(fromZonedField('2026-11-30T03:00', 'America/New_York')).toBe('2026-11-30T08:00:00.000Z')
  expect(fromZonedField('2026-07-01T09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z')
  expect(toZonedField(null, 'UTC')).toBe('')
  expect(fromZonedField('', 'UTC')).toBeNull()
  expect(fromZonedField('2026-02-31T09:00', 'UTC')).toBeNull()
})

test('[CLOCK-5] what is not changed keeps its seconds, and what is changed its one of two hours', () => {
  const given = '2026-10-25T01:30:12.345Z'
  expect(typedInstant('2026-10-25T02:30', given, 'Europe/Berlin')).toBe(given)
  expect(typedInstant('2026-10-25T02:31', given, 'Europe/Berlin')).toBe('2026-10-25T01:31:00.000Z')
  expect(typedInstant('2026-10-25T02:31', '2026-10-25T00:30:12.345Z', 'Europe/Berlin')).toBe('2026-10-25T00:31:00.000Z')
  expect(typedInstant('2026-10-24T02:31', given, 'Europe/Berlin')).toBe('2026-10-24T00:31:00.000Z')
  expect(typedInstant('2026-03-29T02:30', given, 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z')
  expect(typedInstant('12026-10-24T02:31', given, 'UTC')).toBe('+012026-10-24T02:31:00.000Z')
  expect(typedInstant('', given, 'Europe/Berlin')).toBeNull()
  expect(typedInstant('', null, 'Europe/Berlin')).toBeNull()
})

test('[CLOCK-5] of a time that clocks leave out or show twice it is said what is meant', () => {
  const note = (value: string, zone: string) => clockNote(value, fromZonedField(value, zone), zone)
  expect(note('2026-03-29T02:30', 'Europe/Berlin')).toBe('The clocks leave out 02:30 that day: it is taken as 03:30.')
  expect(note('2026-10-25T02:30', 'Europe/London')).toBeNull()
  expect(note('2026-10-25T02:30', 'Europe/Berlin')).toBe(
    'The clocks show 02:30 twice that day: this is the one in CEST.',
  )
  expect(clockNote('2026-10-25T02:30', '2026-10-25T01:30:12.000Z', 'Europe/Berlin')).toBe(
    'The clocks show 02:30 twice that day: this is the one in CET.',
  )
  // Lord Howe moves its clocks by half an hour.
  expect(note('2026-04-05T01:45', 'Australia/Lord_Howe')).toMatch(/twice/)
  expect(note('2026-04-05T02:00', 'Australia/Lord_Howe')).toBeNull()
  expect(note('2026-10-25T01:59', 'Europe/Berlin')).toBeNull()
  expect(note('2026-10-25T03:00', 'Europe/Berlin')).toBeNull()
  expect(note('2026-11-02', 'Europe/Berlin')).toBeNull()
  expect(note('12026-11-02T08:00', 'Europe/Berlin')).toBeNull()
})
