import { expect, test } from 'vitest'
import { nearWords } from './near-words'

test('[FIND-6] a typo is near what was meant, the nearest first', () => {
  expect(nearWords('chekout', ['checkin', 'checkout', 'shootout'], false)).toEqual(['checkout'])
  expect(nearWords('latnecy', ['latency', 'latent', 'lateness'], false)).toEqual(['latency'])
  expect(nearWords('kafak', ['kafka', 'kafkas', 'kaftan'], false)).toEqual(['kafka'])
  expect(nearWords('postgers', ['postgres', 'postgresql', 'posters'], false)).toEqual(['postgres', 'posters'])
})

test('[FIND-6] the beginning of a word that is not finished is enough', () => {
  expect(nearWords('certfi', ['certificate', 'verify'], true)).toEqual(['certificate'])
  expect(nearWords('certfi', ['certificate'], false)).toEqual([])
})

test('[FIND-6] short words allow one edit, and a word is not near itself', () => {
  expect(nearWords('disc', ['disk', 'dish', 'task', 'disc'], false)).toEqual(['disk', 'dish'])
})
