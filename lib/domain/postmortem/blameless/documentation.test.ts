import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { BLAMELESS_RULES, findBlame } from '../blameless'
import { type CorpusEntry, corpusPeople as people, corpusTeams as teams } from './corpus'
import { developmentBlaming } from './corpus-development-blaming'
import { developmentHarmless } from './corpus-development-harmless'
import { heldOutBlaming } from './corpus-held-out-blaming'
import { heldOutHarmless } from './corpus-held-out-harmless'
import { judge, precisionOf, recallOf, type Tally, tally } from './measure'

const corpus = [...developmentBlaming, ...developmentHarmless, ...heldOutBlaming, ...heldOutHarmless]
const judgementsOf = (set: CorpusEntry['set']) =>
  corpus
    .filter((entry) => entry.set === set)
    .map((entry) => judge(entry, findBlame(entry.text, { people, teams, isCausal: entry.isCausal })))

const development = judgementsOf('development')
const heldOut = judgementsOf('held-out')
const docs = readFileSync('docs/BLAMELESS.md', 'utf8')

const percent = (part: number) => `${(part * 100).toFixed(1)} %`
const cells = (of: Tally) =>
  `${of.found} | ${of.wrong} | ${of.missed} | ${percent(precisionOf(of))} | ${percent(recallOf(of))}`
const wordsOf = (judgements: typeof heldOut) =>
  judgements.flatMap(({ entry, wrong, missed }) => [
    ...wrong.map(({ rule }) => `- pointed out by \`${rule}\`: “${entry.text}”`),
    ...missed.map((rule) => `- missed by \`${rule}\`: “${entry.text}”`),
  ])

describe('the corpus', () => {
  it('[BLAME-3] has at least 180 sentences, each once, about half of them harmless in each set', () => {
    expect(corpus.length).toBeGreaterThanOrEqual(180)
    expect(new Set(corpus.map(({ text }) => text)).size).toBe(corpus.length)
    for (const set of ['development', 'held-out']) {
      const entries = corpus.filter((entry) => entry.set === set)
      const harmless = entries.filter(({ findings }) => findings.length === 0)
      expect(harmless.length / entries.length).toBeGreaterThan(0.45)
      expect(harmless.length / entries.length).toBeLessThan(0.55)
    }
  })

  it('[BLAME-3] names words that are in their sentence, and each rule in both sets', () => {
    for (const { text, findings } of corpus) for (const [, words] of findings) expect(text).toContain(words)
    for (const set of ['development', 'held-out'])
      for (const { id } of BLAMELESS_RULES)
        expect(
          corpus.some((entry) => entry.set === set && entry.findings.some(([rule]) => rule === id)),
          `${set} ${id}`,
        ).toBe(true)
  })

  it('[BLAME-3] is found with precision and recall above their floors', () => {
    const [known, unknown] = [tally(development), tally(heldOut)]
    expect(precisionOf(known)).toBeGreaterThanOrEqual(0.95)
    expect(recallOf(known)).toBeGreaterThanOrEqual(0.95)
    expect(precisionOf(unknown)).toBeGreaterThanOrEqual(0.9)
    expect(recallOf(unknown)).toBeGreaterThanOrEqual(0.8)
  })
})

describe('docs/BLAMELESS.md', () => {
  it('[BLAME-3] has the figures as they are, by rule and in all', () => {
    const rows = [
      ...BLAMELESS_RULES.map(
        ({ id }) => `| \`${id}\` | ${cells(tally(development, id))} | ${cells(tally(heldOut, id))} |`,
      ),
      `| all | ${cells(tally(development))} | ${cells(tally(heldOut))} |`,
    ]
    const written = docs.split('\n').filter((line) => /^\| (?:`[a-z-]+`|all) \| \d/.test(line))
    expect(written).toEqual(rows)
  })

  it('[BLAME-3] has what was missed and wrongly pointed out', () => {
    const written = docs.split('\n').filter((line) => /^- (?:missed|pointed out) by `/.test(line))
    expect(written).toEqual(wordsOf([...development, ...heldOut]))
  })

  it('[BLAME-3] says how many sentences there are', () => {
    const count = (entries: readonly CorpusEntry[]) => entries.length
    expect(docs).toContain(`${corpus.length} sentences`)
    expect(docs).toContain(`${count(developmentBlaming)} blaming and ${count(developmentHarmless)} harmless`)
    expect(docs).toContain(`${count(heldOutBlaming)} blaming and ${count(heldOutHarmless)} harmless`)
  })

  it('[BLAME-1] explains each rule as the rule itself does', () => {
    const written = docs.split('\n').filter((line) => /^\| `[a-z-]+` \| [^\d]/.test(line))
    const rows = BLAMELESS_RULES.map(
      ({ id, title, why, advice, source }) => `| \`${id}\` | ${title} | ${why} | ${advice} | ${source} |`,
    )
    expect(written).toEqual(rows)
  })
})
