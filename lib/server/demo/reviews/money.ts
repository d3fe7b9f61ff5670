import type { ReviewScript } from '@/lib/server/demo/reviews/review-script'

/** Reviews of incidents of payments and checkout, by the title of their scene. */
export const moneyReviews: Record<string, ReviewScript> = {
  'Orders captured twice': {
    owner: 'ravi',
    reviewer: 'jonas',
    prose: {
      wentWell: ['Stopping the workers took one decision and one minute; no order was lost.'],
      lucky: ['It happened at lunch time. On a Friday evening the same hour has four times the orders.'],
      learned: ['A retry is a second request, and each request needs to say which one it repeats.'],
    },
    cards: [
      {
        list: 'trigger',
        statement: 'payments-api 8350 sent retries of the capture job without an idempotency key',
        category: 'change',
        about: 'retry of the capture job',
      },
      {
        list: 'rootCauses',
        statement: 'The key was a header that each caller sets, not part of the job',
        category: 'design',
        explanation: 'Whoever wrote a new caller had to know about it. The type of the job did not ask for it.',
      },
      {
        list: 'factors',
        statement: 'Two captures of one order were an alert after ten minutes, not at once',
        category: 'detection',
      },
    ],
    preventions: [
      {
        title: 'Make the idempotency key a required field of the capture job',
        kind: 'prevent',
        owner: 'lin',
        dueInDays: -70,
        retires: 'The key was',
        state: { done: 'payments-api 8391: a job without a key does not compile' },
      },
      {
        title: 'Contract test of the provider: the same key twice captures once',
        kind: 'detect',
        owner: 'ravi',
        dueInDays: -62,
        retires: 'payments-api 8350',
        state: { done: 'Runs against the provider’s sandbox each night' },
      },
      {
        title: 'Alert on the second capture of one order',
        kind: 'detect',
        owner: 'noor',
        dueInDays: -12,
        retires: 'Two captures',
      },
    ],
  },
  'Wallet payments are refused in Portugal': {
    owner: 'lin',
    reviewer: 'ravi',
    prose: {
      wentWell: ['A second merchant account was there, and routing to it took eight minutes.'],
      learned: ['A renewal list that is kept by hand is as complete as the memory of whoever keeps it.'],
    },
    cards: [
      {
        list: 'trigger',
        statement: 'The certificate of merchant account PT-2 ended at 18:20 UTC',
        category: 'configuration',
        about: 'It ended today',
      },
      {
        list: 'rootCauses',
        statement: 'The renewal list is written by hand, and PT-2 was opened after it was written',
        category: 'process',
      },
      {
        list: 'factors',
        statement: 'A shop in Porto called before any alert: refusals are counted for all countries together',
        category: 'detection',
      },
    ],
    preventions: [
      {
        title: 'Read all certificates from the provider’s API and alert 21 days before each ends',
        kind: 'prevent',
        owner: 'lin',
        dueInDays: -20,
        retires: 'The renewal list',
        state: { done: 'The check runs daily and knows seven of seven' },
      },
      {
        title: 'Alert on refusals by country and payment method',
        kind: 'detect',
        owner: 'noor',
        dueInDays: 9,
        retires: 'A shop in Porto',
        state: 'doing',
      },
      {
        title: 'A second certificate for each merchant account',
        kind: 'mitigate',
        owner: 'ravi',
        dueInDays: -30,
        retires: 'The certificate of',
        state: {
          declined: 'The provider allows one for each account; asked again with the new contract',
          askAgainInDays: 60,
        },
      },
    ],
  },
  'Refunds are not sent to the bank': {
    owner: 'ravi',
    reviewer: 'noor',
    prose: { learned: ['A file that is written has not arrived: what counts is that somebody fetched it.'] },
    cards: [
      {
        list: 'trigger',
        statement: 'The bank moved to a new address on Friday',
        category: 'third-party',
        about: 'The bank moved',
      },
      {
        list: 'rootCauses',
        statement: 'Notices of the bank go to a mailbox that has no owner',
        category: 'process',
      },
      {
        list: 'factors',
        statement: 'Nothing checks that a file was fetched; customers noticed after three days',
        category: 'detection',
      },
    ],
    preventions: [
      {
        title: 'Notices of partners go to the queue of the team that depends on them',
        kind: 'prevent',
        owner: 'noor',
        dueInDays: -9,
        retires: 'Notices of',
        state: { done: 'Eleven partners answered, all have the new address' },
      },
      {
        title: 'Alert when the nightly file is not fetched by 06:00',
        kind: 'detect',
        owner: 'ravi',
        dueInDays: -2,
        retires: 'Nothing checks',
      },
      {
        title: 'Tell our account manager that we need four weeks’ notice',
        kind: 'learn',
        owner: 'ravi',
        dueInDays: 5,
        retires: 'The bank moved',
      },
    ],
  },
  'Checkout shows prices without VAT': {
    owner: 'lin',
    reviewer: 'maja',
    prose: {
      impact: [
        'Baskets that mix pick-up in a shop with delivery were shown and charged net prices. 61 orders were charged without VAT; we pay the difference, so no customer has to do anything.',
      ],
      wentWell: [
        'Whoever turned the flag on said so within three minutes of being asked, and turned it off two minutes later.',
        'Five test baskets were at hand to show that totals were right again.',
      ],
      lucky: [
        'Mixed baskets are one in forty. The same fault in plain deliveries would have meant 2,400 orders before we knew.',
      ],
      learned: [
        'Prices are computed in two places, and only one of them knows about VAT of shops.',
        'A flag at 100 % is a release: it deserves the tests and the eyes of one.',
      ],
    },
    cards: [
      {
        list: 'trigger',
        statement: 'The flag “mixed baskets” went from 5 % to 100 % at 15:18',
        category: 'change',
        explanation: 'At 5 % there had been eleven mixed baskets in two days, all of them abandoned before payment.',
        about: 'mixed baskets',
      },
      {
        list: 'rootCauses',
        statement:
          'Totals of a mixed basket are added up from two price services that mean different things by “price”',
        category: 'design',
        explanation:
          'The catalogue answers gross prices, the pick-up service answers net ones, and the basket adds what it gets. The field is called price in both.',
      },
      {
        list: 'rootCauses',
        statement: 'No test has a basket with both ways of delivery',
        category: 'process',
      },
      {
        list: 'factors',
        statement: 'Rounding was deployed an hour before, and was suspected first',
        category: 'change',
        about: 'rounding',
        movedFrom: 'rootCauses',
      },
      {
        list: 'factors',
        statement: 'No alert compares what is charged with what the ledger expects',
        category: 'detection',
      },
    ],
    preventions: [
      {
        title: 'One price service answers net, VAT and gross, by name',
        kind: 'prevent',
        owner: 'owen',
        dueInDays: 24,
        retires: 'Totals of',
        state: 'doing',
      },
      {
        title: 'Test baskets with every mix of delivery, before a flag goes past 10 %',
        kind: 'prevent',
        owner: 'maja',
        dueInDays: -1,
        retires: 'No test has',
      },
      {
        title: 'Flags in checkout rise in steps of an hour: 5, 25, 50, 100 %',
        kind: 'mitigate',
        owner: 'owen',
        dueInDays: 3,
        retires: 'The flag',
        state: { done: 'The flag service refuses larger steps for checkout' },
      },
      {
        title: 'Compare charged and expected VAT of each hour, alert above 0.1 %',
        kind: 'detect',
        owner: 'noor',
        dueInDays: 12,
        retires: 'No alert compares',
      },
      {
        title: 'Show changes of one service one below the other in the room',
        kind: 'learn',
        owner: 'jonas',
        dueInDays: 6,
        retires: 'Rounding was',
        state: {
          declined: 'The room shows them ranked already; we look again after the next incident',
          askAgainInDays: 40,
        },
      },
    ],
    contexts: [
      {
        about: 'charged net prices',
        context: 'The first wording said “charged right”; the ledger showed otherwise two minutes later.',
      },
      { about: 'Totals are right again', context: 'Each of the five baskets mixes both ways of delivery.' },
    ],
    comments: [
      { by: 'noor', text: 'Should we say how much the difference was? 1,274 € in all.', isResolved: true },
      { by: 'maja', text: 'The part about luck is the one I would read to every team.' },
    ],
  },
}
