/** Words that say nothing of what went wrong. */
const EMPTY_WORDS = new Set(
  (
    'about after again all also and any are because been before both but can cannot could did does down during each ' +
    'for from had has have here how into its itself less like many may more most much must not now off one only other ' +
    'our out over per same she should since some still such than that the their them then there these they this those ' +
    'through too two under until was way were what when where which while who why will with without would yet you your ' +
    'first second third last new old half three four five six seven eight nine ten time times hour hours minute ' +
    'minutes day days week weeks today yesterday ' +
    'incident incidents problem problems issue issues error errors fail fails failed failing failure failures'
  ).split(' '),
)
const MIN_LENGTH = 3

/**
 * The words of a text by which incidents are told apart: lower case, without accents, plurals without their `s`,
 * without numbers and words that say nothing.
 */
export const wordsOf = (text: string): string[] =>
  (
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
    .filter((word) => word.length >= MIN_LENGTH && !/^\d+$/.test(word) && !EMPTY_WORDS.has(word))
    .map(singular)

function singular(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`
  return word.length > 4 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}

/** Characters of an incident that are compared: its hypotheses and cards may be many. */
const MAX_COMPARED = 4000

/** The texts that there are, in their order, until there is enough to compare. */
export function boundedTexts(texts: readonly (string | null)[]): string[] {
  let left = MAX_COMPARED
  return texts.flatMap((text) => {
    const taken = (text ?? '').slice(0, left)
    left -= taken.length
    return taken === '' ? [] : [taken]
  })
}

/** How often each word was said. */
export function countsOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** How much a word tells: the fewer of `all` texts have it, the more; 0 for none. */
export type Rarity = (word: string) => number

/** The inverse document frequency of words in texts, ln(1 + texts / texts with the word). */
export function rarityIn(texts: readonly ReadonlyMap<string, number>[]): Rarity {
  const holders = new Map<string, number>()
  for (const text of texts) for (const word of text.keys()) holders.set(word, (holders.get(word) ?? 0) + 1)
  return (word) => {
    const count = holders.get(word) ?? 0
    return count === 0 ? 0 : Math.log(1 + texts.length / count)
  }
}

/**
 * The cosine of two texts, 0..1, each a vector of (1 + ln count) × rarity. (Salton and Buckley 1988, Term-weighting
 * approaches in automatic text retrieval.)
 */
export function cosine(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>, rarity: Rarity): number {
  const weight = (text: ReadonlyMap<string, number>, word: string): number => {
    const count = text.get(word)
    return count === undefined ? 0 : (1 + Math.log(count)) * rarity(word)
  }
  let product = 0
  for (const word of one.keys()) product += weight(one, word) * weight(other, word)
  if (product === 0) return 0
  const length = (text: ReadonlyMap<string, number>): number =>
    Math.sqrt([...text.keys()].reduce((sum, word) => sum + weight(text, word) ** 2, 0))
  return Math.min(1, product / (length(one) * length(other)))
}
