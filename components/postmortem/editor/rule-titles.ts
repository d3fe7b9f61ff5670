import type { BlamelessRuleId } from '@/lib/domain/postmortem/blameless'

/** What a hint is called where it is shown: said of the words, not of who wrote them. */
export const RULE_TITLES = {
  'named-person': 'This names a person',
  'named-team': 'This names a team',
  'human-error': 'This stops at human error',
  'person-as-root-cause': 'This makes a person the cause',
  'should-have': 'This says what should have been',
  'failed-to': 'This says what was not done',
  forgot: 'This blames a memory',
  careless: 'This judges somebody',
  'why-didnt': 'This asks why they did not',
  counterfactual: 'This tells what did not happen',
  hindsight: 'This knows it afterwards',
  'insensitive-wording': 'This may hurt somebody',
  profanity: 'This is strong language',
} satisfies Record<BlamelessRuleId, string>
