import { expect, test } from 'vitest'
import { CHANNELS, type Channel } from './channel'
import { type ReachMethod, reachabilityOf } from './reachability'

const now = new Date('2030-06-01T12:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000).toISOString()
const method = (channel: Channel, more: Partial<ReachMethod> = {}): ReachMethod => ({
  channel,
  isVerified: true,
  lastOkAt: daysAgo(1),
  lastProblem: null,
  ...more,
})
const mail = method('email')
const everything = new Set(CHANNELS)
const withoutPhones = new Set(CHANNELS.filter((channel) => channel !== 'sms'))

test.each<[string, ReachMethod[], ReadonlySet<Channel>, string, string]>([
  ['a device that worked', [mail, method('push')], everything, 'reachable', 'can be reached: push worked lately'],
  [
    'one of two that worked',
    [method('sms', { lastProblem: 'Answered 500.' }), method('push')],
    everything,
    'reachable',
    'can be reached: push worked lately',
  ],
  ['mail alone', [mail], everything, 'doubtful', 'can only be reached by mail, which wakes nobody'],
  [
    'mail that failed',
    [method('email', { lastProblem: 'No such mailbox' })],
    everything,
    'doubtful',
    'was not reached the last time: mail failed',
  ],
  [
    'a device that was never tested',
    [mail, method('push', { lastOkAt: null })],
    everything,
    'doubtful',
    'has never tested push',
  ],
  [
    'a device that worked 90 days ago',
    [mail, method('push', { lastOkAt: daysAgo(90) })],
    everything,
    'doubtful',
    'has not tested push for 90 days',
  ],
  [
    'phones that failed',
    [mail, method('sms', { lastProblem: 'x' }), method('voice', { lastProblem: 'x' })],
    everything,
    'doubtful',
    'was not reached the last time: text messages and calls failed',
  ],
  ['nothing', [], everything, 'unreachable', 'cannot be reached: no way is known'],
  [
    'a number that nobody verified',
    [method('sms', { isVerified: false })],
    everything,
    'unreachable',
    'cannot be reached: text messages not verified',
  ],
  [
    'a number where phones are not set up',
    [method('sms')],
    withoutPhones,
    'unreachable',
    'cannot be reached: text messages not set up here',
  ],
])('[CHAN-12] with %s', (_, methods, ready, state, words) => {
  expect(reachabilityOf(methods, ready, now)).toEqual({ state, words })
})
