import { excerpt } from '../../../text'
import { spokenDuration } from '../../spoken'
import type { Advice, CoachRule } from '../advice'
import { isMinutesAgo } from '../moments'

/** A question that has waited ten minutes, the oldest first. From the house. */
export const questionWaiting: CoachRule = {
  id: 'question-waiting',
  weight: 'when-quiet',
  title: 'A question waits for an answer',
  satisfiedBy: 'It is answered, or redacted.',
  advise: ({ incident: { openQuestions }, now }) =>
    openQuestions.items.flatMap(({ seq, at, text }): Advice[] =>
      !text || !isMinutesAgo(at, now, 10)
        ? []
        : [
            {
              id: `question-waiting:${seq}`,
              sentence: `Unanswered for ${spokenDuration(at, now)}: ${excerpt(text, 80)}`,
              action: { kind: 'open', opening: { what: 'entry', seq }, label: 'Show it' },
            },
          ],
    ),
}
