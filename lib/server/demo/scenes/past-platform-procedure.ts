import { confirms, pulls, settles, states, tells, watches, worked } from '@/lib/server/demo/procedure'
import type { Step } from '@/lib/server/demo/scene'

/** What the procedure adds to incidents behind the shop. */
export const platformProcedure: Readonly<Record<string, readonly Step[]>> = {
  'Warehouse sync stopped for all shops': [
    [3, 'ines', confirms('No shop got a level since 02:58.')],
    [
      6,
      'ines',
      states({
        affected: { kind: 'count', count: 9 },
        who: 'shops',
        sinceMinutes: 20,
        trend: 'steady',
        confidence: 'certain',
        source: 'Queue',
        services: ['warehouse'],
      }),
    ],
    [
      15.5,
      'jonas',
      pulls({
        as: 'aside',
        kind: 'other',
        service: 'warehouse',
        title: 'Set the unreadable message aside',
        why: 'It blocks all behind it',
        expected: 'The consumer goes on',
        checkMinutes: 2,
        reversible: false,
      }),
    ],
    [16.5, 'jonas', watches('aside')],
    [17.5, 'jonas', worked('aside', 'The consumer runs; the queue shrinks.')],
    [18.5, 'ines', tells('internal', 'Stock levels were stale', 'Levels of all nine shops catch up within the hour.')],
  ],
  'Builds wait for more than an hour': [
    [3, 'priya', confirms('My own build has waited 50 minutes.')],
    [
      5,
      'priya',
      states({
        affected: { kind: 'count', count: 4 },
        who: 'teams that wait with a change',
        sinceMinutes: 60,
        trend: 'growing',
        confidence: 'certain',
        source: 'Build queue',
        services: ['pipeline'],
      }),
    ],
    [
      7,
      'maja',
      tells('internal', 'Builds wait', 'The scan waits for its licence server. We look for a way around it.', 30),
    ],
    [
      10.5,
      'jonas',
      pulls({
        as: 'scan',
        kind: 'flag-off',
        service: 'pipeline',
        title: 'Scan after the build',
        why: '48 of 50 runners hang in it',
        expected: 'The queue falls',
        checkMinutes: 10,
      }),
    ],
    [14, 'jonas', watches('scan')],
    [24, 'jonas', worked('scan', 'Queue: 31, 18, 6.', 1)],
    [261, 'jonas', settles('scan', 'undone', 'The scan is in its place again.')],
  ],
  'Integration tests fail at random': [
    [2, 'jonas', confirms('11 of 20 runs.')],
    [
      5,
      'owen',
      states({
        affected: { kind: 'share', percent: 55 },
        who: 'runs on the default branch',
        sinceMinutes: 90,
        trend: 'steady',
        confidence: 'certain',
        source: 'Last 20 runs',
        services: ['pipeline'],
      }),
    ],
    [
      17,
      'jonas',
      pulls({
        as: 'own-database',
        kind: 'revert-config',
        service: 'pipeline',
        title: 'A database of its own for the second environment',
        why: 'They share one since the move',
        expected: 'Ten green runs in a row',
        checkMinutes: 30,
      }),
    ],
    [22, 'jonas', watches('own-database')],
    [38.5, 'jonas', worked('own-database', 'Ten runs in a row are green.')],
    [20, 'owen', tells('internal', 'Tests fail at random', 'Run them again if you must. A fix is on its way.', 30)],
  ],
}
