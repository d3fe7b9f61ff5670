const STOP_WORDS = new Set(
  (
    'a about after all also an and any are as at be because been before but by can could did do does each every for from ' +
    'had has have how if in into is it its more most no not of on only or our out over per so some such than that the ' +
    'their them then there these they this to too under until up very was we were what when where which while who why ' +
    'will with without would'
  ).split(' '),
)

/** Statements are alike when at least three in five of their words are the same. */
const ALIKE = { shared: 3, of: 5 }

const withoutPlural = (word: string): string =>
  word.length > 4 && word.endsWith('ies')
    ? `${word.slice(0, -3)}y`
    : word.length > 3 && /[^su]s$/.test(word)
      ? word.slice(0, -1)
      : word

/** Crude on purpose: “rebuilds”, “rebuilding” and “rebuild” are one word, and it need not be one that exists. */
function stemOf(word: string): string {
  const singular = withoutPlural(word)
  const [, begin] = /^(.{3,})(?:ing|ed)$/.exec(singular) ?? []
  const verb = begin?.replace(/([bdgmnprt])\1$/, '$1') ?? singular
  return verb.length > 3 ? verb.replace(/e$/, '') : verb
}

/** The words that a statement stands for: lower case, no digits, no stop words, stems, each once and sorted. */
export function factorWords(statement: string): string[] {
  const words =
    statement
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .match(/\p{L}+/gu) ?? []
  const stems = words.filter((word) => word.length > 1 && !STOP_WORDS.has(word)).map(stemOf)
  return [...new Set(stems)].sort()
}

/** Whether so many shared words are enough for two statements of so many words. */
export const areAlike = (shared: number, one: number, other: number): boolean =>
  shared * ALIKE.of >= (one + other - shared) * ALIKE.shared

/**
 * How many words of so many two alike statements cannot both do without: put in any one order, the first so many of each
 * have a word in common (the prefix filter of set similarity joins; Chaudhuri, Ganti, Kaushik, ICDE 2006).
 */
export const tellingWords = (count: number): number => count - Math.ceil((count * ALIKE.shared) / ALIKE.of) + 1
