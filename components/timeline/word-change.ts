export interface WordChange {
  before: string
  removed: string
  added: string
  after: string
}

/** Where two wordings differ: what both begin with, what went, what came, and what both end with, in whole words. */
export function wordChange(from: string, to: string): WordChange {
  const old = wordsOf(from)
  const now = wordsOf(to)
  const shorter = Math.min(old.length, now.length)
  let head = 0
  while (head < shorter && old[head] === now[head]) head += 1
  let tail = 0
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail += 1
  return {
    before: now.slice(0, head).join(''),
    removed: old.slice(head, old.length - tail).join(''),
    added: now.slice(head, now.length - tail).join(''),
    after: now.slice(now.length - tail).join(''),
  }
}

/** Words with the space after them, so that joining them gives the text again. */
const wordsOf = (text: string): string[] => text.match(/\S+\s*|\s+/g) ?? []
