import type { ReviewScript } from '@/lib/server/demo/reviews/review-script'

/** Reviews of incidents of the shop, by the title of their scene. */
export const shopReviews: Record<string, ReviewScript> = {
  'Web shop answers 5xx for 8 % of requests': {
    owner: 'owen',
    reviewer: 'priya',
    prose: {
      wentWell: ['Both pods were out of the load balancer six minutes after the first alert.'],
      learned: [
        '“Resolved” was true for two pods and for an hour. We now ask what the same fault does on the next node.',
      ],
    },
    cards: [
      {
        list: 'trigger',
        statement: 'The disk of a node was full',
        category: 'capacity',
        about: 'full disk',
      },
      {
        list: 'rootCauses',
        statement: 'The new base image came without log rotation',
        category: 'configuration',
        about: 'not rotated',
      },
      {
        list: 'factors',
        statement: 'A node that is replaced looks like a cure: the second one filled up an hour later',
        category: 'knowledge',
      },
    ],
    preventions: [
      {
        title: 'The image build refuses an image without rotation',
        kind: 'prevent',
        owner: 'jonas',
        dueInDays: -58,
        retires: 'The new base',
        state: { done: 'A check in the build of all images' },
      },
      {
        title: 'Alert at 80 % of any disk',
        kind: 'detect',
        owner: 'jonas',
        dueInDays: -60,
        retires: 'The disk',
        state: { done: 'Rule DiskAlmostFull, page by day, mail by night' },
      },
      {
        title: 'Before “resolved”: look for the same sign on all nodes',
        kind: 'learn',
        owner: 'owen',
        dueInDays: -55,
        retires: 'A node that',
        state: { done: 'An item of the checklist' },
      },
    ],
  },
  'Search finds nothing for common words': {
    owner: 'owen',
    reviewer: 'maja',
    prose: { learned: ['An index and the queries on it are one thing in two places.'] },
    cards: [
      {
        list: 'trigger',
        statement: 'Queries went out with the new stemmer at 11:40',
        category: 'change',
      },
      {
        list: 'rootCauses',
        statement: 'The index and the queries are deployed apart, and nothing compares them',
        category: 'design',
      },
    ],
    preventions: [
      {
        title: 'The deploy refuses queries whose stemmer is not the index’s',
        kind: 'prevent',
        owner: 'maja',
        dueInDays: -21,
        retires: 'The index and',
        state: { done: 'search 212' },
      },
      {
        title: 'Try the hundred most frequent words after each deploy',
        kind: 'detect',
        owner: 'owen',
        dueInDays: -4,
        retires: 'Queries went',
      },
    ],
  },
  'Customers see the basket of somebody else': {
    owner: 'priya',
    prose: { learned: [], wentWell: ['Purging took four minutes, because purging was rehearsed in September.'] },
    cards: [
      {
        list: 'trigger',
        statement: 'A rule of the CDN that caches by path went live at 20:05',
        category: 'configuration',
        about: 'since the rule change',
      },
      {
        list: 'rootCauses',
        statement: 'Rules of the CDN are changed by hand, in production, without a second pair of eyes',
        category: 'process',
      },
    ],
    preventions: [],
  },
  'Vouchers are refused in the app': {
    owner: 'maja',
    prose: {
      wentWell: ['Checkout learned to read both hyphens in an afternoon; nobody had to wait for the app stores.'],
    },
    cards: [
      {
        list: 'trigger',
        statement: 'App 7.2 sends the long hyphen that iOS makes of two short ones',
        category: 'change',
        about: 'App 7.2 sends',
      },
      {
        list: 'factors',
        statement: 'Maja should have tried a code with a hyphen before 7.2 went out',
        category: 'process',
      },
    ],
    preventions: [],
    comments: [{ by: 'noor', text: 'Could we say what the test was missing, instead of who did not run it?' }],
  },
}
