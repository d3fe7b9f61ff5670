import { startBuiltServer } from '../built-server.ts'
import type { Figure, Integrity } from '../figures.ts'
import { runRow } from '../row-process.ts'
import { seedIncident, seedPeople } from '../seed.ts'
import { contentOf, seedDocument } from '../seed-document.ts'
import { median } from '../statistics.ts'
import { type Sizes, type Soaked, soak } from './measure.ts'

const ROOMS = 5
const DOCUMENTS = 3
/** By then caches are filled and what is hot is compiled: what grows after that leaks. */
const WARM = 0.3

await runRow(async ({ isQuick }) => {
  const sizes: Sizes = isQuick
    ? { seconds: 20, connects: 200, joins: 20, looks: 10 }
    : { seconds: 600, connects: 10_000, joins: 1000, looks: 20 }
  const people = await seedPeople(200)
  const [author] = people
  if (!author) throw new Error('Nobody was made.')
  const incidentIds: string[] = []
  for (let index = 0; index < ROOMS; index++) incidentIds.push((await seedIncident(author)).id)
  const reviewedIds: string[] = []
  for (let index = 0; index < DOCUMENTS; index++) {
    reviewedIds.push((await seedDocument(author, contentOf(['Nothing was known.']))).id)
  }
  const server = await startBuiltServer()
  const soaked = await soak({ ...server, people, incidentIds, reviewedIds }, sizes)
  await server.stop()
  const { counts, failures } = soaked
  return {
    row: 11,
    title: 'coming and going',
    figures: figuresOf(soaked, sizes),
    integrity: Object.entries(counts).map(
      ([what, done]): Integrity => ({
        what,
        expected: done + (failures[what]?.length ?? 0),
        lost: failures[what]?.length ?? 0,
        doubled: 0,
        outOfOrder: 0,
      }),
    ),
    conditions: [
      `${sizes.seconds} s once: ${sizes.connects} sockets that stay two seconds, every ${sizes.connects / sizes.joins}th in one of ${ROOMS} rooms`,
      'meanwhile five entries and two pages a second, and every other second somebody who opens a document and types',
      `live: after a collection of garbage; the limit is the median between ${WARM * 100} and 50 % of the time, ours that of the last fifth`,
    ],
    details: [
      `live MB: ${soaked.memory.map(({ live }) => live.toFixed(1)).join(' ')}`,
      `resident MB: ${soaked.memory.map(({ resident }) => resident.toFixed(0)).join(' ')}`,
      ...Object.entries(failures).map(([what, reasons]) => `${what}: ${[...new Set(reasons)].slice(0, 5).join(' | ')}`),
    ],
  }
})

function figuresOf({ memory }: Soaked, { seconds, looks }: Sizes): Figure[] {
  const during = memory.slice(0, looks)
  const between = (from: number, to: number) => during.slice(Math.floor(looks * from), Math.floor(looks * to))
  const both = (of: (one: (typeof memory)[number]) => number) => ({
    ours: [median(between(0.8, 1).map(of))],
    limit: [median(between(WARM, 0.5).map(of))],
  })
  return [
    {
      what: `live memory at the end of ${seconds} s`,
      unit: 'MB',
      ...both(({ live }) => live),
      budgets: [{ of: 'ratio', at: 'most', value: 1.1 }],
      note: 'the limit is that of before the half',
    },
    { what: 'resident memory', unit: 'MB', ...both(({ resident }) => resident) },
    {
      what: 'live memory once everybody has gone',
      unit: 'MB',
      ours: memory.slice(-1).map(({ live }) => live),
    },
  ]
}
