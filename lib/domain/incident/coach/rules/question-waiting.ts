import { excerpt } from '../../../text'
import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'
import { isMinutesAgo } from '../moments'

/** A question that has waited ten minutes, the oldest first. From the house. */
export const questionWaiting: CoachRule = {
  id: 'question-waiting',
  weight: 'when-quiet',
  title: 'A question waits for an answer',
  satisfiedBy: 'It is answered, or redacted.',
  advise({ incident: { openQuestions }, now }) {
    const waiting = openQuestions.items.find(({ at, text }) => text !== null && isMinutesAgo(at, now, 10))
    if (!waiting?.text) return null
    return {
      id: `question-waiting:${waiting.seq}`,
      sentence: `Unanswered for ${spokenDuration(waiting.at, now)}: ${excerpt(waiting.text, 80)}`,
      action: { kind: 'open', opening: { what: 'entry', seq: waiting.seq }, label: 'Show it' },
    }
  },
}
