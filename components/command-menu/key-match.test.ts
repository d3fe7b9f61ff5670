import { expect, test } from 'vitest'
import { actionsOf, type PageAction } from '@/components/command-menu/action-registry'
import { matchKey, wordOf } from '@/components/command-menu/key-match'

const action = (id: string, keys?: string): PageAction => ({ id, label: id, run: () => {}, ...(keys && { keys }) })
const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
})

test('a key press has one spelling on every platform', () => {
  expect(wordOf(press('d'))).toBe('d')
  expect(wordOf(press('?'))).toBe('?')
  expect(wordOf(press('K', { metaKey: true }))).toBe('mod+k')
  expect(wordOf(press('k', { ctrlKey: true }))).toBe('mod+k')
  expect(wordOf(press('d', { altKey: true }))).toBeNull()
  expect(wordOf(press('Enter'))).toBeNull()
})

test('one key runs, the first of a pair waits, the second runs', () => {
  const actions = [action('declare', 'd'), action('incidents', 'g i'), action('silent')]
  expect(matchKey(actions, 'd', null)).toMatchObject({ kind: 'run', action: { id: 'declare' } })
  expect(matchKey(actions, 'g', null)).toEqual({ kind: 'wait', first: 'g' })
  expect(matchKey(actions, 'i', 'g')).toMatchObject({ kind: 'run', action: { id: 'incidents' } })
  expect(matchKey(actions, 'i', null)).toEqual({ kind: 'none' })
  expect(matchKey(actions, 'd', 'g')).toMatchObject({ kind: 'run', action: { id: 'declare' } })
})

test('what the page offers stands before what the shell offers, and replaces it', () => {
  const current = new Map([
    ['shell', [action('declare', 'd'), action('home', 'g h')]],
    ['room', [{ ...action('declare', 'd'), label: 'Declare another' }]],
  ])
  expect(actionsOf(current).map(({ id, label }) => [id, label])).toEqual([
    ['declare', 'Declare another'],
    ['home', 'home'],
  ])
})
