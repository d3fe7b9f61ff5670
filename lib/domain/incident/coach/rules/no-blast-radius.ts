import type { CoachRule } from '../advice'
import { hurtsFor, standingId } from '../moments'

/** After five minutes nobody has said who and what is hit, “unknown” being an answer. From the first five minutes. */
export const noBlastRadius: CoachRule = {
  id: 'no-blast-radius',
  weight: 'act-now',
  title: 'It is not said who and what is hit',
  satisfiedBy: 'The blast radius is stated, be it “unknown”.',
  advise: ({ incident, now }) =>
    incident.radius || !hurtsFor(incident, now, 5)
      ? null
      : {
          id: standingId('no-blast-radius', incident),
          sentence: 'It is not said yet who and what is hit.',
          action: { kind: 'open', opening: { what: 'blast-radius' }, label: 'Say what is known' },
        },
}
