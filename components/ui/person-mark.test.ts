import { expect, test } from 'vitest'
import { initialsOf, tintOf } from '@/components/ui/person-mark'

test('initials are those of the first and the last word', () => {
  expect(initialsOf('Ada Osei')).toBe('AO')
  expect(initialsOf('ravi')).toBe('R')
  expect(initialsOf('Ana María de la Cruz')).toBe('AC')
  expect(initialsOf('  (Evenkeel)  ')).toBe('E')
  expect(initialsOf('李 雷')).toBe('李雷')
  expect(initialsOf('—')).toBe('?')
})

test('a tint depends on the id alone', () => {
  expect(tintOf('0198c2f0-0000-7000-8000-000000000001')).toBe(tintOf('0198c2f0-0000-7000-8000-000000000001'))
  const tints = new Set(Array.from({ length: 60 }, (_, index) => tintOf(`person-${index}`)))
  expect(tints.size).toBe(6)
})
