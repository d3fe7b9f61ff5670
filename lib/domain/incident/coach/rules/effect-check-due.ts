import { excerpt } from '../../../text'
import { dueChecks } from '../../mitigations-now'
import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'

/** An experiment without a result is a change nobody understands. From the mitigation ledger (SPEC MIT). */
export const effectCheckDue: CoachRule = {
  id: 'effect-check-due',
  weight: 'act-now',
  title: 'The effect of a mitigation was due',
  satisfiedBy: 'Its result is stated, or its check is moved.',
  advise({ incident, now }) {
    const due = dueChecks(incident, now)[0]
    if (!due?.checkAt) return null
    return {
      id: `effect-check-due:${due.id}:${due.checkAt}`,
      sentence: `“${excerpt(due.title, 60)}” was to show its effect ${ago(due.checkAt, now)}.`,
      action: { kind: 'open', opening: { what: 'mitigations' }, label: 'Say how it went' },
    }
  },
}

const ago = (at: string, now: string) => {
  const spoken = spokenDuration(at, now)
  return spoken.startsWith('less') ? 'by now' : `${spoken} ago`
}
