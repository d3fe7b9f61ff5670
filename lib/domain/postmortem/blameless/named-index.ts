const WORD = /[\p{L}\p{M}\p{N}]+/gu

/** A word of a text or of a name, folded for comparison. */
export interface Part {
  word: string
  key: string
  from: number
  to: number
}

/** The words of a text in order; hyphens, apostrophes and dots divide them. */
export const partsOf = (text: string): Part[] =>
  Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({
    word,
    key: word.normalize('NFC').toLowerCase(),
    from: index,
    to: index + word.length,
  }))

/** One way in which somebody is named. */
export interface Name {
  parts: readonly Part[]
  /** The first name of a longer one, or a name of one word. */
  isShort: boolean
}

/** Names by the key of their first word, the longest first. */
export type NameIndex = ReadonlyMap<string, readonly Name[]>

const indexes = {
  full: new WeakMap<readonly string[], NameIndex>(),
  withFirst: new WeakMap<readonly string[], NameIndex>(),
}

/**
 * Full names and, with `hasFirstNames`, first names: all up to the first blank, so that Jean-Luc keeps both halves.
 * Kept by the identity of the list, which must not be changed afterwards.
 */
export function nameIndexOf(names: readonly string[], hasFirstNames: boolean): NameIndex {
  const kept = hasFirstNames ? indexes.withFirst : indexes.full
  const known = kept.get(names)
  if (known) return known
  const index = new Map<string, Name[]>()
  const add = (spelling: string, isShort: boolean) => {
    const parts = partsOf(spelling)
    const [first] = parts
    if (first === undefined || (parts.length === 1 && first.word.length < 2)) return
    const same = index.get(first.key) ?? []
    if (!same.some((name) => spellingOf(name) === spellingOf({ parts })))
      index.set(first.key, [...same, { parts, isShort }])
  }
  for (const name of names) {
    const words = name
      .trim()
      .split(/\s+/)
      .filter((word, at) => at > 0 || !TITLE.test(word))
    add(words.join(' '), words.length === 1)
    if (hasFirstNames && words.length > 1) add(words[0] ?? '', true)
  }
  for (const same of index.values()) same.sort((one, other) => other.parts.length - one.parts.length)
  kept.set(names, index)
  return index
}

const TITLE = /^(?:dr|mrs?|ms|prof)\.?$/i

const spellingOf = ({ parts }: Pick<Name, 'parts'>) => parts.map(({ key }) => key).join(' ')

const isJoint = (between: string) => /^[\s\-'’.]{1,2}$/.test(between) && !between.includes('\n')

const hasCapital = ({ word }: Part) => /^\p{Lu}/u.test(word)

/** The longest name of the index that the words from `at` on spell in any case, among those that `isTaken` admits. */
export function nameAt(
  index: NameIndex,
  text: string,
  parts: readonly Part[],
  at: number,
  isTaken: (name: Name, isInCapitals: boolean) => boolean,
): Name | null {
  const isSpelt = (name: Name) =>
    name.parts.every((part, offset) => {
      const here = parts[at + offset]
      const before = parts[at + offset - 1]
      return here?.key === part.key && (offset === 0 || isJoint(text.slice(before?.to, here.from)))
    })
  const isInCapitals = (name: Name) =>
    name.parts.every((part, offset) => {
      const here = parts[at + offset]
      return !hasCapital(part) || (here !== undefined && hasCapital(here))
    })
  const candidates = index.get(parts[at]?.key ?? '') ?? []
  return candidates.find((name) => isSpelt(name) && isTaken(name, isInCapitals(name))) ?? null
}
