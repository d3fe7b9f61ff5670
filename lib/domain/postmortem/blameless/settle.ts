import type { Candidate } from './candidate'

const lengthOf = ({ from, to }: Candidate) => to - from

const withoutNeighbours = (candidate: Candidate): Candidate =>
  candidate.core ? { ...candidate, ...candidate.core, core: undefined, rewrite: null } : candidate

/**
 * Candidates sorted by place, none overlapping another: of two that overlap the longer is kept. One that was widened
 * for its rewrite gives its neighbours back before anything is lost.
 */
export function settle(candidates: readonly Candidate[]): Candidate[] {
  const settled: Candidate[] = []
  for (const next of candidates.toSorted((one, other) => one.from - other.from || lengthOf(other) - lengthOf(one))) {
    const last = settled.at(-1)
    if (last === undefined || last.to <= next.from) {
      settled.push(next)
      continue
    }
    const shorterLast = withoutNeighbours(last)
    const shorterNext = withoutNeighbours(next)
    if (shorterLast.to <= next.from) settled.splice(-1, 1, shorterLast, next)
    else if (last.to <= shorterNext.from) settled.push(shorterNext)
    else if (lengthOf(shorterNext) > lengthOf(shorterLast)) settled[settled.length - 1] = next
  }
  return settled
}
