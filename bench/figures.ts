import { ratiosOf, type Spread, spreadOf } from './statistics.ts'

/** What a figure is held to: its ratio to the limit measured beside it, or itself. */
export interface Budget {
  of: 'ratio' | 'ours'
  at: 'most' | 'least'
  value: number
  /** Printed with the machine, and binds nobody. */
  isTarget?: boolean
}

/** One measured thing; each list has one value a round. */
export interface Figure {
  what: string
  unit: string
  ours: number[]
  limit?: number[]
  budgets?: Budget[]
  note?: string
}

/** What was checked in the same run; anything but zeros fails it. */
export interface Integrity {
  what: string
  expected: number
  lost: number
  doubled: number
  outOfOrder: number
}

export interface RowResult {
  row: number
  title: string
  figures: Figure[]
  integrity: Integrity[]
  /** How it was run, beyond what every row has in common. */
  conditions: string[]
  /** More than the table says, for programs. */
  details?: string[]
}

export interface Judgement {
  budget: string
  isMet: boolean
  isTarget: boolean
}

export const ratioOf = ({ ours, limit }: Figure): Spread | null => (limit ? spreadOf(ratiosOf(ours, limit)) : null)

/** Each budget of a figure, held against the median of the rounds. */
export function judge(figure: Figure): Judgement[] {
  return (figure.budgets ?? []).map(({ of, at, value, isTarget = false }) => {
    const measured = of === 'ratio' ? (ratioOf(figure)?.median ?? Number.NaN) : spreadOf(figure.ours).median
    const sign = at === 'most' ? '≤' : '≥'
    return {
      budget: `${sign} ${numberText(value)}${of === 'ratio' ? '×' : unitText(figure.unit)}`,
      isMet: at === 'most' ? measured <= value : measured >= value,
      isTarget,
    }
  })
}

export const isSound = ({ lost, doubled, outOfOrder }: Integrity): boolean => lost + doubled + outOfOrder === 0

/** The table of measures.md: one line a figure, then what was lost. */
export function markdownOf(results: readonly RowResult[]): string {
  const lines = ['| # | what | ours | limit | ratio | budget | |', '|---|---|---|---|---|---|---|']
  for (const { row, figures } of results) for (const figure of figures) lines.push(lineOf(row, figure))
  lines.push('')
  for (const { row, integrity } of results) {
    for (const [what, rounds] of Map.groupBy(integrity, (each) => each.what)) {
      const sum = (count: keyof Omit<Integrity, 'what'>) => rounds.reduce((total, each) => total + each[count], 0)
      const wrong = `${sum('lost')} lost, ${sum('doubled')} doubled, ${sum('outOfOrder')} out of order`
      lines.push(`Row ${row}: ${what}: ${wrong} of ${sum('expected').toLocaleString('en-GB')}.`)
    }
  }
  return lines.join('\n')
}

function lineOf(row: number, figure: Figure): string {
  const ratio = ratioOf(figure)
  const judged = judge(figure)
  const cells = [
    String(row),
    figure.note ? `${figure.what} (${figure.note})` : figure.what,
    spreadText(spreadOf(figure.ours), figure.unit, figure.ours.length),
    figure.limit ? spreadText(spreadOf(figure.limit), figure.unit, figure.limit.length) : '–',
    ratio ? spreadText(ratio, '×', figure.ours.length) : '–',
    judged.map(({ budget, isTarget }) => (isTarget ? `target ${budget}` : budget)).join(', ') || '–',
    judged.map(({ isMet }) => (isMet ? 'met' : '**missed**')).join(', '),
  ]
  return `| ${cells.join(' | ')} |`
}

function spreadText({ median, least, most }: Spread, unit: string, rounds: number): string {
  const suffix = unit === '×' ? '×' : unitText(unit)
  return rounds > 1 && least !== most
    ? `${numberText(median)}${suffix} (${numberText(least)}–${numberText(most)})`
    : `${numberText(median)}${suffix}`
}

const unitText = (unit: string) => (unit ? ` ${unit}` : '')

/** Three digits that count, and thousands apart. */
function numberText(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en-GB', { maximumFractionDigits: digits })
}
