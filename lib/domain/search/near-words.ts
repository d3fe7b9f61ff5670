/** Words further from what was typed than this are no typo of it. */
const mostEdits = (length: number): number => (length <= 5 ? 1 : 2)

/**
 * Of `candidates`, those that `typed` may be a typo of, the nearest first: one letter too many, missing, wrong or swapped
 * with its neighbour, or two of them in words of more than five letters. When the word is unfinished, the beginning of a
 * candidate is enough. Letters are compared as they are: both are lower case.
 */
export function nearWords(typed: string, candidates: readonly string[], isUnfinished: boolean): string[] {
  return candidates
    .map((word) => ({ word, edits: editsBetween(typed, word, isUnfinished) }))
    .filter(({ word, edits }) => word !== typed && edits <= mostEdits(typed.length))
    .sort((left, right) => left.edits - right.edits)
    .map(({ word }) => word)
}

/** Optimal string alignment; the rest of `word` costs nothing when only its beginning is compared. */
function editsBetween(typed: string, word: string, isBeginning: boolean): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: word.length + 1 }, (_, column) => column)
  for (let row = 1; row <= typed.length; row++) {
    const current = [row]
    for (let column = 1; column <= word.length; column++) {
      const isSame = typed[row - 1] === word[column - 1]
      const isSwapped =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return isBeginning ? Math.min(...last) : (last[word.length] ?? 0)
}
