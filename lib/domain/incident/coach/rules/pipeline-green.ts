import { pipelineIsGreen } from '../../pipeline-green'
import type { CoachRule } from '../advice'

/** Every pipeline that failed ran green since: a reason to ask, at once, whether it is over (SPEC PIPE-4). */
export const pipelineGreen: CoachRule = {
  id: 'pipeline-green',
  weight: 'soon',
  title: 'The pipeline is green and the incident goes on',
  satisfiedBy: 'It is resolved, or a run fails again.',
  advise({ incident }) {
    const { last } = incident.alerts
    if (!pipelineIsGreen(incident) || !last) return null
    return {
      id: `pipeline-green:${last.at}`,
      sentence: 'Every pipeline that failed here has run green since.',
      action: { kind: 'open', opening: { what: 'status', status: 'resolved' }, label: 'Resolved?' },
    }
  },
}
