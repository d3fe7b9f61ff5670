import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import retextProfanities from 'retext-profanities'
import { unified } from 'unified'
import { VFile } from 'vfile'

/** What retext says of a piece of text. */
export interface RetextAnswer {
  source: 'retext-equality' | 'retext-profanities'
  /** The very words. */
  words: string
  /** What it would rather read, the first the best; often nothing that fits the grammar. */
  expected: readonly string[]
  from: number
}

const processor = unified().use(retextEnglish).use(retextEquality).use(retextProfanities).freeze()

/** Asks retext. It takes milliseconds whatever the length, and with many sentences far more. */
export function askRetext(text: string): RetextAnswer[] {
  const file = new VFile(text)
  processor.runSync(processor.parse(file), file)
  return file.messages.flatMap(({ source, actual, expected, place }): RetextAnswer[] => {
    const from = place && 'start' in place ? place.start.offset : undefined
    if ((source !== 'retext-equality' && source !== 'retext-profanities') || from === undefined) return []
    return [{ source, words: actual ?? '', expected: expected ?? [], from }]
  })
}
