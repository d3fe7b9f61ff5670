import { expect, test } from 'vitest'
import { ownReachText } from './reach-words'

test.each([
  ['can be reached: push and ntfy worked lately', 'Push and ntfy worked lately.'],
  ['cannot be reached: no way is known', 'No way is known.'],
  ['has never tested push', 'You have never tested push.'],
  ['was not reached the last time: calls failed', 'You were not reached the last time: calls failed.'],
  ['can only be reached by mail, which wakes nobody', 'You can only be reached by mail, which wakes nobody.'],
])('"%s" is told to its person as "%s"', (words, text) => {
  expect(ownReachText(words)).toBe(text)
})
