import type { ReviewScript } from '@/lib/server/demo/reviews/review-script'

/** Reviews of incidents of the platform and the warehouse, by the title of their scene. */
export const platformReviews: Record<string, ReviewScript> = {
  'One sign-in in three fails': {
    owner: 'jonas',
    reviewer: 'priya',
    prose: { learned: ['A clock is a dependency like any other, and the only one nobody had drawn.'] },
    cards: [
      {
        list: 'trigger',
        statement: 'identity-3 moved to a subnet without time synchronisation',
        category: 'change',
        about: 'Time synchronisation is blocked',
      },
      {
        list: 'rootCauses',
        statement: 'New subnets begin with nothing allowed, and time is on no list of what a server needs',
        category: 'configuration',
      },
      {
        list: 'factors',
        statement: 'Clock skew was not measured anywhere',
        category: 'detection',
      },
    ],
    preventions: [
      {
        title: 'The template of a subnet allows time synchronisation',
        kind: 'prevent',
        owner: 'jonas',
        dueInDays: -50,
        retires: 'New subnets',
        state: { done: 'Template 14' },
      },
      {
        title: 'Alert on a clock that is more than two seconds off',
        kind: 'detect',
        owner: 'jonas',
        dueInDays: -48,
        retires: 'Clock skew',
        state: { done: 'Rule ClockSkew on all hosts' },
      },
      {
        title: 'Check a moved server against its neighbours before it serves',
        kind: 'detect',
        owner: 'priya',
        dueInDays: -15,
        retires: 'identity-3',
      },
    ],
  },
  'Staff cannot sign in to the back office': {
    owner: 'priya',
    reviewer: 'jonas',
    prose: {
      learned: ['Rotation was tested in the shop, which reads keys often. The quiet systems are the ones to test.'],
    },
    cards: [
      {
        list: 'trigger',
        statement: 'The signing key was rotated at 04:30',
        category: 'change',
        about: 'signing key was rotated',
      },
      {
        list: 'rootCauses',
        statement: 'The back office reads signing keys once, at its start',
        category: 'design',
      },
    ],
    preventions: [
      {
        title: 'Read signing keys every five minutes',
        kind: 'prevent',
        owner: 'priya',
        dueInDays: -18,
        retires: 'The back office',
        state: { done: 'back office 77' },
      },
      {
        title: 'Rotate at ten in the morning, not at night',
        kind: 'mitigate',
        owner: 'jonas',
        dueInDays: -10,
        retires: 'The signing key',
        state: { done: 'The next rotation is on Tuesday at 10:00' },
      },
    ],
  },
  'A laptop with deploy rights was stolen': {
    owner: 'priya',
    reviewer: 'jonas',
    prose: { wentWell: ['Ten minutes from the call to the last revoked key.'] },
    cards: [
      {
        list: 'trigger',
        statement: 'A laptop was stolen on a train',
        category: 'third-party',
      },
      {
        list: 'rootCauses',
        statement: 'Rights to deploy live on laptops, for a week at a time',
        category: 'design',
      },
    ],
    preventions: [
      {
        title: 'Rights to deploy last an hour and ask for a hardware key',
        kind: 'prevent',
        owner: 'priya',
        dueInDays: 20,
        retires: 'Rights to',
        state: 'doing',
      },
      {
        title: 'Locks for laptops on journeys',
        kind: 'prevent',
        owner: 'priya',
        dueInDays: -5,
        retires: 'A laptop',
        state: { declined: 'What is on it can be revoked in minutes; that is the better lock', askAgainInDays: 180 },
      },
    ],
  },
  'Stock levels differ from the warehouse': {
    owner: 'ines',
    reviewer: 'tomas',
    prose: { learned: ['Twice a year an hour happens twice, or not at all.'] },
    cards: [
      {
        list: 'trigger',
        statement: 'The night of the clock change has 02:30 twice',
        category: 'data',
        about: 'clock change',
      },
      {
        list: 'rootCauses',
        statement: 'Jobs of the warehouse run by local time',
        category: 'configuration',
      },
      {
        list: 'factors',
        statement: 'The drift was measured in the morning only',
        category: 'detection',
      },
    ],
    preventions: [
      {
        title: 'All jobs run by UTC',
        kind: 'prevent',
        owner: 'tomas',
        dueInDays: -66,
        retires: 'Jobs of',
        state: { done: 'Forty-one jobs moved, none left' },
      },
      {
        title: 'Measure drift each hour',
        kind: 'detect',
        owner: 'ines',
        dueInDays: -64,
        retires: 'The drift',
        state: { done: 'StockDrift fires within the hour' },
      },
      {
        title: 'Rehearse the next clock change in staging',
        kind: 'learn',
        owner: 'ines',
        dueInDays: 30,
        retires: 'The night',
      },
    ],
  },
  'Warehouse sync stopped for all shops': {
    owner: 'ines',
    reviewer: 'jonas',
    prose: { learned: ['One message that cannot be read is a fact of life; that it stops the rest is a choice.'] },
    cards: [
      {
        list: 'trigger',
        statement: 'A message with a negative stock of two billion arrived',
        category: 'data',
        about: 'negative stock',
      },
      {
        list: 'rootCauses',
        statement: 'The consumer stops at the first message that it cannot read',
        category: 'design',
        about: 'blocks all behind it',
      },
    ],
    preventions: [
      {
        title: 'Set unreadable messages aside, and count them',
        kind: 'prevent',
        owner: 'tomas',
        dueInDays: -14,
        retires: 'The consumer',
        state: { done: 'warehouse-sync 96' },
      },
      {
        title: 'Refuse impossible stock where it is written',
        kind: 'prevent',
        owner: 'ines',
        dueInDays: -6,
        retires: 'A message',
      },
    ],
  },
}
