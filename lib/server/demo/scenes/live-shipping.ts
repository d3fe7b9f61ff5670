import { confirms, pulls, settles, states, tells, watches, worked } from '@/lib/server/demo/procedure'
import {
  answers,
  asks,
  bridge,
  decides,
  joins,
  moves,
  note,
  type Scene,
  sees,
  stars,
  suspects,
  takes,
} from '@/lib/server/demo/scene'

const title = 'No shipping labels since a few minutes'
const labels = { name: 'ShippingLabelsStopped', summary: title, severity: 'error' } as const

export const liveShipping: Scene = {
  title,
  severity: 'sev2',
  services: ['shipping', 'warehouse'],
  by: 'monitoring',
  steps: [
    [0, 'fires', [labels]],
    [0.4, 'tomas', takes('commander')],
    [0.6, 'tomas', note('I see it too: the last label is nine minutes old. The packing line in Hamburg has stopped.')],
    [0.8, 'tomas', confirms('The last label is nine minutes old, and the packing line stands.')],
    [
      0.9,
      'tomas',
      states({
        affected: { kind: 'unknown' },
        who: 'parcels of both warehouses',
        regions: ['Hamburg', 'Porto'],
        sinceMinutes: 9,
        trend: 'growing',
        confidence: 'certain',
        source: 'The packing line',
        services: ['shipping', 'warehouse'],
      }),
    ],
    [1.2, 'ines', joins],
    [
      1.5,
      'ines',
      sees(
        'The carrier answers 401 to every request. Our certificate is valid, so it is something of theirs or our token.',
      ),
    ],
    [1.9, 'tomas', bridge('shipping')],
    [2.4, 'ines', suspects('The API token of the carrier ran out at midnight their time.', { as: 'token' })],
    [3, 'tomas', asks('How many parcels wait?', { as: 'parcels' })],
    [3.5, 'ines', takes('operations')],
    [3.8, 'ines', note('Asked the carrier for a new token through their portal.')],
    [4.4, 'tomas', answers('parcels', '312 in Hamburg, 85 in Porto. The last pick-up today is at 17:30.')],
    [
      5,
      'tomas',
      tells(
        'internal',
        'No shipping labels',
        '397 parcels wait. The carrier refuses our token; a new one is asked for.',
        15,
      ),
    ],
    [5.6, 'hannah', 'watches'],
    [
      6,
      'tomas',
      decides('Switch Porto to the second carrier now; Hamburg waits ten minutes for the token.', { as: 'switch' }),
    ],
    [6.1, 'tomas', stars('switch')],
    [
      6.3,
      'ines',
      pulls({
        as: 'second',
        kind: 'fail-over',
        service: 'shipping',
        title: 'Porto prints through the second carrier',
        why: 'The token of the first is refused',
        expected: 'Labels in Porto within a minute',
        checkMinutes: 3,
      }),
    ],
    [6.6, 'ines', watches('second')],
    [6.9, 'ines', sees('Porto prints again, through the second carrier.')],
    [7.4, 'ines', worked('second', 'Porto printed 20 labels.', 1)],
    [8, 'ines', note('New token is here. Putting it into the vault and restarting the label workers.')],
    [8.8, 'ines', sees('Hamburg prints: 40 labels in the last minute.')],
    [9.4, 'resolves', [labels]],
    [9.8, 'tomas', moves('mitigated', 'Labels are printed in both warehouses. 200 parcels are still to be labelled.')],
    [11, 'tomas', sees('Queue is down to 20 parcels. All of them make the pick-up.')],
    [12, 'ines', settles('second', 'undone', 'Porto is back on its usual carrier.')],
    [12.6, 'tomas', moves('resolved', 'Queue is empty, both warehouses on their usual carriers.')],
    [
      14,
      'tomas',
      moves('closed', 'The token of the carrier ran out unseen. Replaced; its end date goes into monitoring.'),
    ],
  ],
}
