import type { Figure, Integrity } from '../figures.ts'
import { runRow } from '../row-process.ts'
import { percentile } from '../statistics.ts'
import { measureDue, type Outcome, seedPending } from './measure.ts'

await runRow(async ({ rounds, isQuick }) => {
  const sizes = isQuick ? { pending: 200, due: 50 } : { pending: 10_000, due: 1000 }
  await seedPending(sizes.pending)
  const quiet: Outcome[] = []
  for (let round = 0; round < rounds; round++) quiet.push(await measureDue(sizes.due, 'lives'))
  const killed = await measureDue(sizes.due, 'is killed')
  return {
    row: 9,
    title: 'escalations that are due',
    figures: figuresOf(quiet, killed, sizes.due),
    integrity: [...quiet, killed].map(integrityOf),
    conditions: [
      `${sizes.pending.toLocaleString('en')} other escalations wait meanwhile, an hour away`,
      'each of an incident of its own; late is how long after its time the log says that the next step was asked, and that the channel (ntfy on this machine) took the page',
      'in the last round two servers run, and one is killed 100 ms after all of them are due',
    ],
  }
})

function figuresOf(quiet: Outcome[], killed: Outcome, due: number): Figure[] {
  const late = (share: number) => quiet.map(({ asked }) => percentile(asked, share))
  const most = (outcomes: Outcome[]) => outcomes.map(({ asked }) => Math.max(...asked))
  const budget = (value: number) => [{ of: 'ours', at: 'most', value, isTarget: true } as const]
  return [
    { what: `late of ${due} due in one instant, p50`, unit: 'ms', ours: late(0.5), budgets: budget(150) },
    { what: `late of ${due} due in one instant, p99`, unit: 'ms', ours: late(0.99), budgets: budget(500) },
    { what: `late of ${due} due in one instant, at most`, unit: 'ms', ours: most(quiet), budgets: budget(1000) },
    {
      what: 'the earliest of them: late by at least',
      unit: 'ms',
      ours: quiet.map(({ asked }) => Math.min(...asked)),
      budgets: [{ of: 'ours', at: 'least', value: 0 }],
    },
    {
      what: 'late until the channel took the page, p50',
      unit: 'ms',
      ours: quiet.map(({ told }) => percentile(told, 0.5)),
    },
    {
      what: 'late until the channel took the page, at most',
      unit: 'ms',
      ours: quiet.map(({ told }) => Math.max(...told)),
    },
    {
      what: 'CPU for 1,000 escalations, asked and told',
      unit: 's',
      ours: quiet.map(({ cpuSeconds }) => (cpuSeconds / due) * 1000),
    },
    {
      what: 'late with a server killed, at most',
      unit: 'ms',
      ours: most([killed]),
      budgets: [{ of: 'ours', at: 'most', value: 5000 }],
    },
  ]
}

function integrityOf({ expected, asked, doubled, told }: Outcome, round: number): Integrity {
  return {
    what: `escalations of round ${round + 1}, asked once and told (${told.length} pages taken)`,
    expected,
    lost: expected - Math.min(asked.length, told.length),
    doubled,
    outOfOrder: asked.filter((late) => late < 0).length,
  }
}
