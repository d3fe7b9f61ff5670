import { expect, test } from 'vitest'
import { NO_CHANGES, withoutSaved } from '@/components/paging/policies/follower-changes'

test('what is chosen while something is saved is still to be saved', () => {
  const saved = { add: ['a'], remove: ['b'] }
  expect(withoutSaved({ add: ['a', 'c'], remove: ['b', 'd'] }, saved)).toEqual({ add: ['c'], remove: ['d'] })
  expect(withoutSaved(saved, saved)).toEqual(NO_CHANGES)
})
