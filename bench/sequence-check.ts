import type { Integrity } from './figures.ts'

/** Watches a stream that should be `first`, `first + 1`, … and counts what is wrong with it. */
export class SequenceCheck {
  private readonly seen = new Set<number>()
  private readonly first: number
  private highest: number
  private outOfOrder = 0
  private doubled = 0

  constructor(first: number) {
    this.first = first
    this.highest = first - 1
  }

  see(seq: number): void {
    if (this.seen.has(seq)) this.doubled += 1
    else if (seq < this.highest) this.outOfOrder += 1
    this.seen.add(seq)
    if (seq > this.highest) this.highest = seq
  }

  /** The end of what came without a gap. */
  get last(): number {
    return this.highest
  }

  /** What came, against all up to `last`. */
  result(last: number): Omit<Integrity, 'what'> {
    let lost = 0
    for (let seq = this.first; seq <= last; seq++) if (!this.seen.has(seq)) lost += 1
    return { expected: Math.max(0, last - this.first + 1), lost, doubled: this.doubled, outOfOrder: this.outOfOrder }
  }
}

/** The sum of several checks, as one line of the report. */
export function together(what: string, parts: readonly Omit<Integrity, 'what'>[]): Integrity {
  const sum = { what, expected: 0, lost: 0, doubled: 0, outOfOrder: 0 }
  for (const part of parts) {
    sum.expected += part.expected
    sum.lost += part.lost
    sum.doubled += part.doubled
    sum.outOfOrder += part.outOfOrder
  }
  return sum
}
