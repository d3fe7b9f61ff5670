import { sharedServices } from '../../mitigations-now'
import { spokenList } from '../../spoken'
import type { CoachRule } from '../advice'
import { latestOf } from '../moments'

/** Two experiments on one service at once: whatever happens, nobody can tell which did it. It forbids nothing. */
export const severalMitigations: CoachRule = {
  id: 'several-mitigations',
  weight: 'act-now',
  title: 'Several mitigations are in flight on one service',
  satisfiedBy: 'All but one of them have a result, or were reverted or abandoned.',
  advise({ incident }) {
    const shared = sharedServices(incident)[0]
    if (!shared) return null
    const owners = [...new Set(shared.mitigations.map(({ owner }) => owner.name))]
    return {
      id: `several-mitigations:${shared.service.id}:${latestOf(shared.mitigations.map(({ startedAt }) => startedAt))}`,
      sentence: `${shared.mitigations.length} mitigations are in flight on ${shared.service.name} (${spokenList(owners)}): their effects cannot be told apart.`,
      action: { kind: 'open', opening: { what: 'mitigations' }, label: 'Show them' },
    }
  },
}
