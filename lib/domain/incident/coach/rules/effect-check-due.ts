import { excerpt } from '../../../text'
import { dueChecks } from '../../mitigations-now'
import { spokenDuration } from '../../spoken'
import type { Advice, CoachRule } from '../advice'

/** An experiment without a result is a change nobody understands. From the mitigation ledger (SPEC MIT). */
export const effectCheckDue: CoachRule = {
  id: 'effect-check-due',
  weight: 'act-now',
  title: 'The effect of a mitigation was due',
  satisfiedBy: 'Its result is stated, or its check is moved.',
  advise: ({ incident, now }) =>
    dueChecks(incident, now).map(
      ({ id, title, checkAt }): Advice => ({
        id: `effect-check-due:${id}:${checkAt}`,
        sentence: `“${excerpt(title, 60)}” was to show its effect ${ago(checkAt ?? now, now)}.`,
        action: { kind: 'open', opening: { what: 'mitigations' }, label: 'Say how it went' },
      }),
    ),
}

const ago = (at: string, now: string) => {
  const spoken = spokenDuration(at, now)
  return spoken.startsWith('less') ? 'by now' : `${spoken} ago`
}
