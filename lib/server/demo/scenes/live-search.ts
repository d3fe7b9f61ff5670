import {
  answers,
  asks,
  asksFor,
  decides,
  joins,
  judges,
  links,
  moves,
  note,
  type Scene,
  sees,
  sets,
  stars,
  suspects,
  takes,
} from '@/lib/server/demo/scene'

const title = 'Search answers in more than 4 seconds'
const slow = { name: 'SearchLatencyHigh', summary: title, severity: 'warning' } as const
const heap = {
  name: 'SearchHeapFull',
  summary: 'search-2 collects garbage 40 % of the time',
  severity: 'error',
} as const

export const liveSearch: Scene = {
  title,
  severity: 'sev3',
  services: ['search'],
  by: 'monitoring',
  steps: [
    [0, 'fires', [slow]],
    [0.5, 'owen', takes('commander')],
    [0.8, 'owen', sees('p95 is 4.3 s, usually 180 ms. Nothing fails yet, pages wait.', { shows: 'search-latency' })],
    [1.3, 'maja', joins],
    [
      1.5,
      'maja',
      suspects('The autumn catalogue import is running: 60,000 new products since noon.', { as: 'import' }),
    ],
    [2, 'fires', [heap]],
    [2.3, 'owen', sets('sev2')],
    [2.6, 'owen', asksFor('jonas', 'Can you look at the memory of search-2 with us?')],
    [3, 'jonas', joins],
    [3.4, 'jonas', sees('search-2 has 31 GB of 32 in use, the other two are at 12. One shard is much larger.')],
    [3.9, 'owen', asks('Can the import wait until tonight?', { as: 'wait' })],
    [4.5, 'maja', answers('wait', 'Yes. Nothing of it goes on sale before Monday.')],
    [4.9, 'owen', decides('Pause the import, then move the large shard off search-2.', { as: 'pause' })],
    [5, 'owen', stars('pause')],
    [5.6, 'maja', note('Import paused at 41,200 of 60,000 products.')],
    [6.2, 'jonas', takes('operations')],
    [6.4, 'jonas', note('Moving shard 7 from search-2 to search-3.')],
    [7, 'owen', links('Search latency and heap', 'search/overview')],
    [8, 'jonas', sees('Shard is moved. Heap of search-2 falls, 19 GB now.')],
    [8.6, 'resolves', [heap]],
    [9.2, 'owen', moves('mitigated', 'Import paused and the large shard moved. p95 is at 600 ms and falling.')],
    [10, 'maja', sees('p95 is 210 ms.')],
    [10.4, 'resolves', [slow]],
    [11, 'jonas', judges('import', 'supported', 'All new products share one brand, so they all went into one shard.')],
    [12, 'owen', moves('resolved', 'Latency is normal for four minutes. The import goes on tonight, throttled.')],
    [13.5, 'owen', moves('closed', 'An import filled one shard. Paused and balanced; the importer gets a throttle.')],
  ],
}
