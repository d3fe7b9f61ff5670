import { sharedServices } from '../../mitigations-now'
import { spokenList } from '../../spoken'
import type { Advice, CoachRule } from '../advice'
import { latestOf } from '../moments'

/** Two experiments on one service at once: whatever happens, nobody can tell which did it. It forbids nothing. */
export const severalMitigations: CoachRule = {
  id: 'several-mitigations',
  weight: 'act-now',
  title: 'Several mitigations are in flight on one service',
  satisfiedBy: 'All but one of them have a result, or were reverted or abandoned.',
  advise: ({ incident }) =>
    sharedServices(incident).map(({ service, mitigations }): Advice => {
      const owners = [...new Set(mitigations.map(({ owner }) => owner.name))]
      return {
        id: `several-mitigations:${service.id}:${latestOf(mitigations.map(({ startedAt }) => startedAt))}`,
        sentence: `${mitigations.length} mitigations are in flight on ${service.name} (${spokenList(owners)}): their effects cannot be told apart.`,
        action: { kind: 'open', opening: { what: 'mitigations' }, label: 'Show them' },
      }
    }),
}
