const TINTS = ['a', 'b', 'c', 'd', 'e', 'f'] as const
export type Tint = (typeof TINTS)[number]

/** One of six tints, the same for an id everywhere and for ever. */
export function tintOf(id: string): Tint {
  let hash = 0
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return TINTS[hash % TINTS.length] ?? 'f'
}

/** First letters of the first and the last word: "Ada van der Osei" is AO, "Ada" is A. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words
  const letters = chosen.map((word) => [...(word ?? '')].find((character) => /[\p{L}\p{N}]/u.test(character)) ?? '')
  return letters.join('').toUpperCase() || '?'
}
