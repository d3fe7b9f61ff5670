import { type CatchUp, catchUpOf, severitySentence, statusSentence } from '../incident/catch-up'
import { spokenDuration } from '../incident/spoken'
import type { IncidentState } from '../incident/state'
import type { TimelineRow } from '../incident/timeline'
import type { PostmortemContent, RichText } from './content'
import { impactBlocks } from './draft-impact'
import { peopleBlocks } from './draft-people'
import { logOf, said } from './draft-sentences'
import { triedBlocks } from './draft-tried'
import { keyMoments } from './lines'
import { emptyRichText } from './rich-text'

/**
 * What a postmortem says when its review is opened: filled in from the log and the state alone, the same for the same
 * log (SPEC DRAFT-1). Each sentence ends with the lines it comes from (SPEC DRAFT-2). Words that people wrote as entries
 * are not copied, so that a redaction leaves none behind: they stand in the timeline, which shows the lines as they are
 * now (SPEC DRAFT-3). Causes are left to people.
 *
 * @param rows All lines of the log, by `seq`.
 * @param now When it is opened; ISO 8601 UTC.
 */
export function draftPostmortem(state: IncidentState, rows: readonly TimelineRow[], now: string): PostmortemContent {
  const log = logOf(rows)
  return {
    sections: {
      summary: doc([...summary(state, log, now), ...triedBlocks(state, log), ...peopleBlocks(log)]),
      impact: doc(impactBlocks(state, log)),
      wentWell: emptyRichText(),
      lucky: emptyRichText(),
      learned: emptyRichText(),
    },
    cards: [],
    picks: keyMoments(rows)
      .toSorted((a, b) => a - b)
      .map((seq) => ({ seq, context: '' })),
    dismissed: [],
  }
}

const doc = (content: RichText[]): RichText => ({ type: 'doc', content })

/** What the catch-up says of it, once it is over. */
function summary(state: IncidentState, log: ReturnType<typeof logOf>, now: string): RichText[] {
  const { severityJourney, since, status } = catchUpOf(state, now)
  const decisions = log.rows.filter(({ kind, redacted }) => kind === 'decision' && !redacted)
  return [
    said([
      [`${state.key}, ${severitySentence(severityJourney)}: ${state.title}`, log.ofSeverity],
      [statusSentence(state, { since: untilMitigated(state, since), status }), log.ofStatus],
      ...(state.deliveryPrevented
        ? [['Delivery to production is prevented', log.of('delivery-prevented.changed')] as const]
        : []),
      ...(decisions.length > 0
        ? [
            [
              decisions.length === 1 ? 'One decision was made' : `${decisions.length} decisions were made`,
              decisions,
            ] as const,
          ]
        : []),
    ]),
  ]
}

/** Of one that is mitigated and no more: the time that it took, not the time that has gone by since. */
function untilMitigated({ status, instants }: IncidentState, since: CatchUp['since']): CatchUp['since'] {
  if (status !== 'mitigated' || !instants.mitigatedAt) return since
  return { ...since, spoken: spokenDuration(since.at, instants.mitigatedAt.at) }
}
