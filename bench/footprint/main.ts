import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Figure } from '../figures.ts'
import { processTree, proportionalMegabytes } from '../process-cost.ts'
import { runRow } from '../row-process.ts'
import { clone, npmStart } from './npm-start.ts'

await runRow(async ({ rounds, isQuick, root }) => {
  const idleMs = isQuick ? 1000 : 10_000
  const ready: number[] = []
  const idle: number[] = []
  for (let round = 0; round < rounds; round++) {
    const installation = await npmStart(root)
    ready.push(installation.readyAfter)
    await sleep(idleMs)
    idle.push(proportionalMegabytes(processTree(installation.pid)))
    await installation.stop()
  }
  const cold = isQuick ? [] : await coldStart(root)
  return {
    row: 10,
    title: 'cold start and footprint',
    figures: figuresOf({ ready, idle, cold }),
    integrity: [],
    conditions: [
      'cold: a clone of what is committed, packages from the cache of npm as it is, build and first page; once',
      'built: `npm start` until it says that it is ready, an empty data folder, PostgreSQL created on the way',
      `idle: ${idleMs / 1000} s after the first page; npm, runner, supervisor, server and every PostgreSQL process`,
    ],
  }
})

async function coldStart(root: string): Promise<number[]> {
  const cloned = clone(root)
  if (!cloned) return []
  try {
    const installation = await npmStart(cloned.folder)
    await installation.stop()
    return [cloned.seconds + installation.firstPageAfter]
  } finally {
    rmSync(cloned.folder, { recursive: true, force: true })
  }
}

function figuresOf({ ready, idle, cold }: Record<'ready' | 'idle' | 'cold', number[]>): Figure[] {
  const figures: Figure[] = [
    {
      what: 'built server ready',
      unit: 's',
      ours: ready,
      budgets: [{ of: 'ours', at: 'most', value: 5 }],
    },
    {
      what: 'idle, all processes',
      unit: 'MB',
      ours: idle,
      budgets: [{ of: 'ours', at: 'most', value: 500 }],
      note: 'PSS',
    },
  ]
  if (cold.length === 0) return figures
  return [
    {
      what: 'clone to first page',
      unit: 's',
      ours: cold,
      budgets: [{ of: 'ours', at: 'most', value: 90 }],
      note: 'once',
    },
    ...figures,
  ]
}
