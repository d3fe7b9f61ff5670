import { describe, expect, it } from 'vitest'
import { BLAMELESS_RULES, type BlamelessRuleId, findBlame } from '../blameless'
import { corpusPeople as people, corpusTeams as teams } from './corpus'

const hintsOf = (text: string, isCausal = true) => findBlame(text, { people, teams, isCausal })
const quotesOf = (text: string, rule: BlamelessRuleId, isCausal = true) =>
  hintsOf(text, isCausal)
    .filter((hint) => hint.rule === rule)
    .map(({ quote }) => quote)

/** What each rule finds, with the very words, and what looks alike and is left alone. */
const examples: Record<BlamelessRuleId, { found: [text: string, ...quotes: string[]][]; alone: string[] }> = {
  'named-person': {
    found: [
      ['The flag was set by ben carter.', 'ben carter'],
      ['The flag was set by Zoe\u0308.', 'Zoe\u0308'],
      ['A change by Jean-Luc Moreau and Priya.', 'Jean-Luc Moreau', 'Priya'],
      ['Then Mark quickly pushed a fix.', 'Mark'],
    ],
    alone: ['Mark deployed hosts as done.', 'In May released versions were few.', 'A grace period ended.', 'benign'],
  },
  'named-team': {
    found: [
      ['Nobody told the payments team.', 'payments team'],
      ['Payments did not review it.', 'Payments'],
      ['It went to Data Platform.', 'Data Platform'],
    ],
    alone: ['Payments did not answer.', 'The Data Platform API was slow.', 'On this platform. Engineers joined.'],
  },
  'human-error': {
    found: [
      ['It was a human error.', 'a human error'],
      ['It was fat-fingered.', 'fat-fingered'],
    ],
    alone: ['User errors rose to 4%.', 'The operator error log was empty.', 'Human-readable errors.'],
  },
  'person-as-root-cause': {
    found: [
      ['The root cause of the second outage was Ben Carter.', 'cause of the second outage was Ben Carter'],
      ['It happened because of an intern.', 'because of an intern'],
    ],
    alone: [
      'The root cause was the team dashboard.',
      'Root cause: the engineer had no way to see the second region.',
      'It was caused by the engineer’s laptop.',
    ],
  },
  'should-have': {
    found: [
      ['The engineer, who was alone, should have called.', 'should have called'],
      ['During the rollout the engineer should’ve watched.', 'should’ve watched'],
      ['The alert should have been tested.', 'should have been tested'],
    ],
    alone: [
      'The alert for the on-call engineer should have fired.',
      'The tool of the infrastructure team should have refused it.',
      'We should have three replicas.',
    ],
  },
  'failed-to': {
    found: [
      ['The team that owns it has failed to act.', 'failed to'],
      ['Nobody bothered to look.', 'Nobody bothered to'],
      ['A failure to escalate.', 'failure to escalate'],
    ],
    alone: ['The build that the developer pushed failed to start.', 'The page to the on-call failed to arrive.'],
  },
  forgot: {
    found: [
      ['One of the engineers forgot the flag.', 'forgot'],
      ['The step was overlooked.', 'was overlooked'],
    ],
    alone: ['The session manager forgot its sessions.', 'The step is easy to forget.', 'Users forgot their passwords.'],
  },
  careless: {
    found: [
      ['Two engineers on call ignored it.', 'ignored'],
      ['It was nobody’s fault.', 'nobody’s fault'],
      ['That was reckless.', 'reckless'],
    ],
    alone: [
      'The client ignored the header.',
      'The cache was to blame.',
      'It is fault tolerant.',
      'It was lazily loaded.',
    ],
  },
  'why-didnt': {
    found: [
      ['Why the hell did the team not test this?', 'Why the hell did the team not'],
      ['Why did nobody call?', 'Why did nobody'],
    ],
    alone: ['Why did the alert not fire?', 'That is why we did not see it.', 'Why was the cache cold?'],
  },
  counterfactual: {
    found: [
      ['If we’d paged earlier, it had been short.', 'If we’d'],
      ['If only somebody had looked!', 'If only'],
      ['Had the team checked, it would have held.', 'Had the team'],
    ],
    alone: [
      'Reads succeed if only the first shard is up.',
      'If the primary had failed, data would be lost.',
      'We had one pool, and had no other.',
    ],
  },
  hindsight: {
    found: [
      ['It was obvious to all.', 'obvious'],
      ['Any sensible engineer tests it.', 'Any sensible engineer'],
    ],
    alone: [
      'It was not obvious.',
      'Nothing made it obvious.',
      'The handover was clearly written.',
      'Any reasonable size.',
    ],
  },
  'insensitive-wording': {
    found: [
      ['The slave followed the master.', 'slave', 'master'],
      ['Two sanity checks and some man-hours.', 'sanity checks', 'man-hours'],
    ],
    alone: [
      'It is on the master branch, and the replica is fine.',
      'A failed attempt; the host hung; a special, invalid, disabled job.',
      'The “dummy” flag.',
    ],
  },
  profanity: {
    found: [['This damn, shitty thing.', 'damn', 'shitty']],
    alone: ['The shift passed; classes and assets; a dumped core.', 'We killed and executed it.'],
  },
}

describe('findBlame', () => {
  for (const { id } of BLAMELESS_RULES) {
    it(`[BLAME-1] ${id} finds its examples and leaves alone what looks alike`, () => {
      for (const [text, ...quotes] of examples[id].found) expect(quotesOf(text, id), text).toEqual(quotes)
      for (const text of examples[id].alone) expect(hintsOf(text), text).toEqual([])
    })
  }

  it('[BLAME-1] says why and what to write instead, in one sentence each', () => {
    for (const { why, advice, source } of BLAMELESS_RULES) {
      for (const sentence of [why, advice]) expect(sentence).toMatch(/^[A-Z“][^.]+[.?”]+$/)
      expect(source).not.toBe('')
    }
    const [hint] = hintsOf('It was human error.')
    const rule = BLAMELESS_RULES.find(({ id }) => id === 'human-error')
    expect(hint).toMatchObject({ why: rule?.why, advice: rule?.advice })
  })

  it('[BLAME-1] leaves code and quotations of three words or more alone', () => {
    expect(hintsOf('The line `engineer failed to log in` and “you should have known this”.')).toEqual([])
    expect(quotesOf('It was “human error”.', 'human-error')).toEqual(['human error'])
  })

  it('[BLAME-2] points out people and teams in causal cards only', () => {
    const text = 'Ben Carter and the Payments team changed the limit.'
    expect(hintsOf(text, true).map(({ rule }) => rule)).toEqual(['named-person', 'named-team'])
    expect(hintsOf(text, false)).toEqual([])
  })

  it('[BLAME-2] knows nobody where no names are given', () => {
    expect(findBlame('Ben did it.', { people: [], teams: [], isCausal: true })).toEqual([])
    expect(findBlame('', { people, teams, isCausal: true })).toEqual([])
  })

  it.each([
    ['We failed to notice it.', 'We did not notice it.'],
    ['The developer forgot to test it.', 'The developer did not test it.'],
    ['Human error led to it.', 'An action that nothing checked led to it.'],
    ['It was a human error.', 'It was an action that nothing checked.'],
    ['Why didn’t anyone look?', 'What made it hard to look?'],
    ['Obviously, the pool was full.', 'The pool was full.'],
    ['It was obviously broken.', 'It was broken.'],
    ['A whitelist of hosts.', 'An allowlist of hosts.'],
    ['Whitelisted hosts.', 'Allowlisted hosts.'],
    ['The guys fixed it.', 'The people fixed it.'],
  ])('[BLAME-1] offers a rewrite that reads well: %s', (text, rewritten) => {
    const [hint] = hintsOf(text)
    expect(hint && text.slice(0, hint.from) + hint.rewrite + text.slice(hint.to)).toBe(rewritten)
  })

  it.each([
    'The team has failed to act.',
    'It was plain human error.',
    'Why didn’t anyone on the team look?',
    'It was an obviously bad idea.',
    'The scheduler is crippled.',
  ])('[BLAME-1] offers none where it would not: %s', (text) => {
    expect(hintsOf(text).map(({ rewrite }) => rewrite)).toEqual([null])
  })
})
