import type { Span } from './candidate'

/** A stop after which a sentence may end, or a line that does. */
const END = /[.!?]["'”’)\]]{0,3}\s|\n/g

/** What ends with a stop and never ends a sentence. */
const ABBREVIATION = /(?:^|[\s(])(?:e\.g|i\.e|vs|cf|approx|incl)\.$/i

/**
 * The sentences of a text, without the blanks around them. Where one ends depends on its own words only, never on how
 * the next one begins: what is remembered of a sentence outlives changes to its neighbours.
 */
export function sentencesOf(text: string): Span[] {
  const sentences: Span[] = []
  let from = 0
  const close = (end: number) => {
    const words = text.slice(from, end)
    const inner = words.trim()
    const start = from + words.indexOf(inner)
    if (inner !== '') sentences.push({ from: start, to: start + inner.length })
    from = end
  }
  for (const { 0: stop, index } of text.matchAll(END)) {
    const isStop = stop.startsWith('.')
    if (isStop && ABBREVIATION.test(text.slice(Math.max(0, index - 8), index + 1))) continue
    close(index + stop.length)
  }
  close(text.length)
  return sentences
}
