import { excerpt } from '../../../text'
import { openCrutches } from '../../mitigations-now'
import type { CoachRule } from '../advice'

/** What was left in place so that things go on is forgotten first once it is over. From the mitigation ledger (SPEC MIT). */
export const crutchesOpen: CoachRule = {
  id: 'crutches-open',
  weight: 'when-quiet',
  phase: 'resolved',
  title: 'Crutches are still in place',
  satisfiedBy: 'Each is undone or made permanent.',
  advise({ incident }) {
    const crutches = openCrutches(incident)
    const [first] = crutches
    if (!first) return null
    const title = excerpt(first.title, 60)
    return {
      id: `crutches-open:${crutches.length}:${first.id}`,
      sentence:
        crutches.length === 1
          ? `A crutch is still in place: ${title}`
          : `${crutches.length} crutches are still in place, the first to expire: ${title}`,
      action: { kind: 'open', opening: { what: 'mitigations' }, label: 'Show it' },
    }
  },
}
