const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve']

/** A count as a sentence says it: in words up to twelve, in digits beyond. */
const numberWords = (count: number): string => WORDS[count] ?? count.toLocaleString('en-GB')

/** The same at the beginning of a sentence. */
export function numberWordsFirst(count: number): string {
  const words = numberWords(count)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
