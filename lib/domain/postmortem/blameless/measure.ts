import type { BlamelessHint, BlamelessRuleId } from '../blameless'
import type { CorpusEntry } from './corpus'

/** What was found rightly, found wrongly and missed. */
export interface Tally {
  found: number
  wrong: number
  missed: number
}

/** Part of what is pointed out that is rightly so; 1 where nothing is. */
export const precisionOf = ({ found, wrong }: Tally): number => (found + wrong === 0 ? 1 : found / (found + wrong))

/** Part of what there is that is pointed out; 1 where there is nothing. */
export const recallOf = ({ found, missed }: Tally): number => (found + missed === 0 ? 1 : found / (found + missed))

export interface Judgement {
  entry: CorpusEntry
  found: BlamelessRuleId[]
  wrong: BlamelessHint[]
  missed: BlamelessRuleId[]
}

/** Each finding is found by a hint of its rule that touches its words; a hint that answers to no finding is wrong. */
export function judge(entry: CorpusEntry, hints: readonly BlamelessHint[]): Judgement {
  const left = new Set(hints)
  const found: BlamelessRuleId[] = []
  const missed: BlamelessRuleId[] = []
  for (const [rule, words] of entry.findings) {
    const from = entry.text.indexOf(words)
    const hint = [...left].find((one) => one.rule === rule && one.from < from + words.length && from < one.to)
    if (hint) left.delete(hint)
    ;(hint ? found : missed).push(rule)
  }
  return { entry, found, wrong: [...left], missed }
}

/** The tally of each rule over some judgements. */
export function tally(judgements: readonly Judgement[], rule?: BlamelessRuleId): Tally {
  const count = (rules: readonly BlamelessRuleId[]) => rules.filter((one) => rule === undefined || one === rule).length
  const sum = (of: (judgement: Judgement) => readonly BlamelessRuleId[]) =>
    judgements.reduce((total, judgement) => total + count(of(judgement)), 0)
  return {
    found: sum(({ found }) => found),
    wrong: sum(({ wrong }) => wrong.map(({ rule: one }) => one)),
    missed: sum(({ missed }) => missed),
  }
}
