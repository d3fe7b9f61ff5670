import { type RandomSource, randomSource } from '@/lib/testing/random-source'

const WORDS = 20_000

const common = `the we to on is of and error in at after deploy checkout database latency retry queue restart rollback
timeout traffic customers payment cache node orders region replica search alert dashboard flag config graph connections
memory disk certificate sign-in mail label stock price invoice webhook token quota shard index backlog worker canary
upstream gateway proxy probe lease failover migration schema pool thread socket header session cookie cart refund`

const starts = [
  'b',
  'br',
  'c',
  'cl',
  'd',
  'dr',
  'f',
  'g',
  'gr',
  'h',
  'k',
  'l',
  'm',
  'n',
  'p',
  'pl',
  'r',
  's',
  'st',
  't',
  'tr',
  'v',
]
const middles = ['a', 'e', 'i', 'o', 'u', 'ea', 'ou']
const ends = ['', 'n', 'r', 'l', 'm', 'st', 'nd', 'k', 'x']

/** Words from the most common to the rarest, always the same. */
export const vocabulary: readonly string[] = makeVocabulary()

function makeVocabulary(): string[] {
  const random = randomSource(7)
  const words = new Set(common.split(/\s+/))
  const syllable = () => `${random.pick(starts)}${random.pick(middles)}${random.pick(ends)}`
  while (words.size < WORDS) words.add(`${syllable()}${syllable()}${random.chance(0.5) ? syllable() : ''}`)
  return [...words]
}

/** A word as often as language has it: the n-th most common one with a share of one n-th (Zipf). */
export const aWord = (random: RandomSource): string =>
  vocabulary[Math.min(WORDS, Math.floor(WORDS ** random.next())) - 1] ?? ''

export function aSentence(random: RandomSource, least = 5, most = 13): string {
  const words = Array.from({ length: random.int(least, most) }, () => aWord(random)).join(' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`
}

/** Without a full stop. */
export const aTitle = (random: RandomSource): string => aSentence(random, 4, 8).slice(0, -1)
