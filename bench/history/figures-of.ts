import type { Budget, Figure } from '../figures.ts'
import { spreadOf } from '../statistics.ts'
import { overall, perRound, type Timed } from './measure.ts'
import type { Group } from './questions.ts'
import type { Exported, Strips } from './whole.ts'

const BUDGETS: Record<Group, number> = {
  list: 200,
  search: 200,
  count: 200,
  similar: 200,
  'page of figures': 400,
  'figure of 52 weeks': 400,
  'figure of all time': 400,
}
export const GROUPS = Object.keys(BUDGETS) as Group[]
/** Above this many incidents budgets bind. */
const BINDING = 100_000

const sizeText = (size: number) => size.toLocaleString('en-GB')

/** The lines of the table: each question at the largest size, and how each group grows. */
export function figuresOf(timed: Timed[], sizes: number[], exported: Exported[], strips: Strips): Figure[] {
  const largest = Math.max(...sizes)
  const binding = largest >= BINDING
  const at = timed.filter(({ size }) => size === largest)
  const budget = (one: Budget): Budget[] => (binding ? [one] : [])
  return [
    ...at
      .filter(({ reader }) => reader === 'responder')
      .map((one) => figureOf(one, budget({ of: 'ours', at: 'most', value: BUDGETS[one.group] }))),
    ...GROUPS.map((group) =>
      slowestOf(
        at.filter((one) => one.reader === 'admin' && one.group === group),
        group,
        budget({ of: 'ours', at: 'most', value: BUDGETS[group] }),
      ),
    ),
    ...sizes.slice(1).flatMap((size, index) => growthOf(timed, sizes[index] ?? 0, size, budget)),
    {
      what: `export of ${sizeText(largest)} incidents as CSV, ${spreadOf(exported.map(({ megabytes }) => megabytes)).median.toFixed(0)} MB`,
      unit: 'incidents/s',
      ours: exported.map(({ perSecond }) => perSecond),
      limit: exported.map(({ limitPerSecond }) => limitPerSecond),
    },
    {
      what: 'memory of the server grown by that export',
      unit: 'MB',
      ours: exported.map(({ grownMegabytes }) => grownMegabytes),
    },
    {
      what: 'dots of a chart of all time, at most',
      unit: '',
      ours: [strips.most],
      budgets: budget({ of: 'ours', at: 'most', value: 2000 }),
    },
  ]
}

const figureOf = ({ group, what, ours, limit }: Timed, budgets: Budget[]): Figure => ({
  what: `${group}: ${what}, p95 of all rounds`,
  unit: 'ms',
  ours: [overall(ours, 0.95)],
  limit: [overall(limit, 0.95)],
  budgets,
})

/** The slowest of a group, for an admin who sees everything. */
function slowestOf(group: Timed[], name: Group, budgets: Budget[]): Figure {
  const [slowest] = group.toSorted((a, b) => overall(b.ours, 0.95) - overall(a.ours, 0.95))
  if (!slowest) throw new Error(`Nothing was asked of the group ${name}.`)
  return { ...figureOf(slowest, budgets), note: 'the slowest of its group for an admin' }
}

/** The sum of the medians of a group, at one size beside the size before. */
function growthOf(timed: Timed[], smaller: number, larger: number, budget: (one: Budget) => Budget[]): Figure[] {
  return GROUPS.map((group) => {
    const sums = (size: number): number[] => {
      const ours = timed.filter((one) => one.size === size && one.reader === 'responder' && one.group === group)
      const rounds = ours.map((one) => perRound(one.ours, 0.5))
      return (rounds[0] ?? []).map((_, round) => rounds.reduce((sum, values) => sum + (values[round] ?? 0), 0))
    }
    const isBound = (group === 'list' || group === 'search') && larger === BINDING
    return {
      what: `${group}: all of them, t(${sizeText(larger)}) beside t(${sizeText(smaller)}), p50`,
      unit: 'ms',
      ours: sums(larger),
      limit: sums(smaller),
      budgets: isBound ? budget({ of: 'ratio', at: 'most', value: 2 }) : [],
    }
  })
}

/** Everything that was timed, a line each, for who wants more than the table. */
export const detailsOf = (timed: Timed[]): string[] =>
  timed.map(({ size, reader, group, what, ours, limit }) => {
    const both = (rounds: number[][]) => `${overall(rounds, 0.5).toFixed(1)} / ${overall(rounds, 0.95).toFixed(1)} ms`
    return `${sizeText(size)}, ${reader}, ${group}: ${what}: p50 / p95 ${both(ours)}, by hand ${both(limit)}`
  })
