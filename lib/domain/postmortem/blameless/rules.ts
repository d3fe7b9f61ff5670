/** The rules in the order in which the documentation explains them. */
export const BLAMELESS_RULE_IDS = [
  'named-person',
  'named-team',
  'human-error',
  'person-as-root-cause',
  'should-have',
  'failed-to',
  'forgot',
  'careless',
  'why-didnt',
  'counterfactual',
  'hindsight',
  'insensitive-wording',
  'profanity',
] as const
export type BlamelessRuleId = (typeof BLAMELESS_RULE_IDS)[number]

export interface RuleText {
  title: string
  why: string
  advice: string
  source: string
}

const allspaw = 'John Allspaw, Blameless PostMortems and a Just Culture (Etsy, 2012)'
const dekker = 'Sidney Dekker, The Field Guide to Understanding ‘Human Error’ (third edition, 2014)'
const cook = 'Richard Cook, How Complex Systems Fail (1998)'
const google = 'Google, Site Reliability Engineering, Postmortem Culture: Learning from Failure (2016)'

/** What each rule says to the writer: one sentence why, one sentence what to write instead. */
export const ruleTexts: Readonly<Record<BlamelessRuleId, RuleText>> = {
  'named-person': {
    title: 'A person named among the causes',
    why: 'A name among the causes turns the question from what made this possible to who did it.',
    advice: 'Write the role, what they saw then and what the system let happen, such as “the engineer on call”.',
    source: google,
  },
  'named-team': {
    title: 'A team named among the causes',
    why: 'A team among the causes has to defend itself, and those who know most then say least.',
    advice: 'Name the service, the interface or the agreement that let it happen, not the team behind it.',
    source: google,
  },
  'human-error': {
    title: 'Human error as an explanation',
    why: '“Human error” ends the search where it should begin: it is an effect of tools, load and goals.',
    advice: 'Say which action it was, why it made sense at that moment, and what would have caught it.',
    source: dekker,
  },
  'person-as-root-cause': {
    title: 'A person as the cause',
    why: 'A person as the cause leaves everything that made their action possible as it is, ready for the next one.',
    advice: 'Name the conditions: what was hidden, missing, unguarded or in conflict when they acted.',
    source: cook,
  },
  'should-have': {
    title: 'What somebody should have done',
    why: 'What people should have done did not happen, so it cannot explain what did.',
    advice: 'Say what they did, what they knew then, and why it looked right.',
    source: dekker,
  },
  'failed-to': {
    title: 'What somebody failed to do',
    why: '“Failed to” measures people against what is known only now, and hides what they did instead.',
    advice: 'Say what they did and saw instead, and what would have shown them more.',
    source: dekker,
  },
  forgot: {
    title: 'Something forgotten or overlooked',
    why: 'Memory and attention always run out, so a step that depends on them is the finding, not whose they were.',
    advice: 'Say which step had no reminder, check or default, and where it was to be seen.',
    source: dekker,
  },
  careless: {
    title: 'A judgement of somebody’s character or effort',
    why: 'A judgement of people explains nothing, and whoever reads it says less next time.',
    advice: 'Describe the action and its circumstances: the load, the tool, the hour, what else was going on.',
    source: allspaw,
  },
  'why-didnt': {
    title: 'Why somebody did not',
    why: 'Asking why somebody did not do something asks for an excuse, not for a story.',
    advice: 'Ask how it looked and what made it hard: “what did the dashboard show at that time?”',
    source: 'John Allspaw, The Infinite Hows (O’Reilly, 2014)',
  },
  counterfactual: {
    title: 'What would have happened otherwise',
    why: 'A story that did not happen takes the place of the one that did.',
    advice: 'Say what happened and why it made sense, and put the idea among the actions.',
    source: dekker,
  },
  hindsight: {
    title: 'Known only afterwards',
    why: 'It looks plain because the outcome is known, and it was not known to those who were in the middle of it.',
    advice: 'Say what was to be seen at that moment, where, and among what else.',
    source: cook,
  },
  'insensitive-wording': {
    title: 'Wording that may hurt or exclude',
    why: 'The word may hurt or exclude some of those who read this, and says nothing that another word does not.',
    advice: 'Take the plain technical word for it, or describe what it did.',
    source: 'retext-equality, which is what the linter alex asks as well',
  },
  profanity: {
    title: 'A swear word',
    why: 'A swear word tells how it felt, and reads as contempt for whoever built it.',
    advice: 'Say what it did and what that cost.',
    source: 'retext-profanities, which is what the linter alex asks as well',
  },
}
