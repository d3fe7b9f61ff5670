import { expect, test } from 'vitest'
import { isMeant, isNamed } from '@/components/command-menu/action-match'

const resolve = { label: 'Change status: resolved', keywords: ['journey'] }

test('[FIND-7] an action is named by what begins one of its words, and meant by its letters in their order', () => {
  expect(isNamed(resolve, 'resol')).toBe(true)
  expect(isNamed(resolve, 'Status: res')).toBe(true)
  expect(isNamed(resolve, 'jour')).toBe(true)
  expect(isNamed(resolve, 'solved')).toBe(false)
  expect(isNamed(resolve, '')).toBe(false)
  expect(isMeant(resolve, '')).toBe(true)
  expect(isMeant(resolve, 'chres')).toBe(true)
  expect(isMeant(resolve, 'checkout')).toBe(false)
})
