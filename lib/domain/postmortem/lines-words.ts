import type { Pick } from './content'
import type { PublishedLine, PublishedPostmortem } from './published'
import { instantWords } from './words'

/** What a line says and who said it; a fact names who did it itself. */
export function lineSentence({ text, by, isFact }: PublishedLine): string {
  if (text === null) return by.name ? `${by.name}: redacted` : 'redacted'
  return isFact || !by.name ? text : `${by.name}: ${text}`
}

/** The other clocks of a line where they tell something: known or written at another minute than it happened. */
export function knownWords({ occurredAt, knownAt, recordedAt }: PublishedLine): string {
  const at = instantWords(occurredAt)
  const known = knownAt && instantWords(knownAt) !== at ? [`known ${instantWords(knownAt)}`] : []
  const written = instantWords(recordedAt) === at ? [] : [`written ${instantWords(recordedAt)}`]
  const words = [...known, ...written].join(', ')
  return words && ` (${words})`
}

/** Picks by when their lines happened, those of one instant as they were written. */
export function picksInTime(picks: readonly Pick[], lines: PublishedPostmortem['lines']): Pick[] {
  const at = ({ seq }: Pick) => lines[seq]?.occurredAt ?? ''
  return [...picks].sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : a.seq - b.seq))
}
