import type { CardList } from './sections'

interface ListHelp {
  /** What belongs in it. */
  meaning: string
  /** The question that tells it from the other two. */
  ask: string
  /** Of the one outage that all three tell about. */
  example: string
}

/** The outage that the examples are from, in one sentence. */
export const CARDS_HELP_STORY = 'Card payments failed for 26 minutes after a deploy cut a timeout from 30 s to 5 s.'

/** How the three lists differ, with one outage told through all of them. */
export const CARDS_HELP = {
  trigger: {
    meaning: 'The event after which it was broken: a deploy, a spike of load, an expired certificate.',
    ask: 'What was different one minute later?',
    example: 'Deploy #8412 cut the timeout for all traffic at once.',
  },
  rootCauses: {
    meaning: 'What was there all along and let the trigger do harm. There is usually more than one.',
    ask: 'Had this been otherwise, would the same trigger have hurt nobody?',
    example: 'No test or canary uses a slow bank; all of them answer in under 1 s.',
  },
  factors: {
    meaning:
      'What made it last longer, reach further, or stay unseen. Without it there would still have been an outage.',
    ask: 'Had this been otherwise, would it only have been smaller?',
    example: 'The alert waits two minutes on a five-minute mean.',
  },
} satisfies Record<CardList, ListHelp>

/** What to do where the border is not clear. */
export const CARDS_HELP_DOUBT =
  'Where you cannot agree, take the longer list. A card moves with all that is written in it, and its moves stay visible.'

/** Why some teams have no root causes at all, told as fairly as the rest. */
export const CARDS_HELP_ARGUMENT = {
  title: 'Why some teams call everything contributing',
  paragraphs: [
    'Complex systems run with many flaws in them, and are kept whole by people and by defences. An outage needs several flaws at once: each necessary, only together sufficient. To call one of them the root is a choice of whoever looks back, made with knowledge that nobody had then.',
    'A search for the root also tends to end too early: at the last person who touched it, or at the first cause that is easy to mend.',
    'A team that thinks so leaves “Root causes” empty and puts everything but the trigger under “Contributing factors”. Nothing here asks for a root cause, and history counts the three lists together.',
  ],
  sources: [
    { title: 'Richard I. Cook, How Complex Systems Fail', url: 'https://how.complexsystems.fail/' },
    {
      title: 'John Allspaw, Each necessary, but only jointly sufficient',
      url: 'https://www.kitchensoap.com/2012/02/10/each-necessary-but-only-jointly-sufficient/',
    },
  ],
} as const
