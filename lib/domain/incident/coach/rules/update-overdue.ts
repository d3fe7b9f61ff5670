import { spokenDue } from '../../spoken'
import type { CoachRule } from '../advice'

/** Somebody was promised a word and waits for it. From the cadence of updates (SPEC COMM). */
export const updateOverdue: CoachRule = {
  id: 'update-overdue',
  weight: 'act-now',
  title: 'The update is overdue',
  satisfiedBy: 'An update is sent, or the next one is promised for later.',
  advise: ({ incident: { updateDueAt }, now }) =>
    updateDueAt === null || updateDueAt >= now
      ? null
      : {
          id: `update-overdue:${updateDueAt}`,
          sentence: `The update is ${spokenDue(updateDueAt, now)}.`,
          action: { kind: 'open', opening: { what: 'update' }, label: 'Write it' },
        },
}
