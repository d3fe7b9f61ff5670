import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'
import { isMinutesAgo, latestOf } from '../moments'

/** No alert has fired for five minutes: somebody may say that it is over. Pipelines have a rule of their own. */
export const looksGreen: CoachRule = {
  id: 'looks-green',
  weight: 'soon',
  title: 'Alerts are green and the incident goes on',
  satisfiedBy: 'It is mitigated or resolved, or an alert fires.',
  advise({ incident: { kind, alerts, status, statusJourney }, now }) {
    const { firing, total, last } = alerts
    if (kind === 'delivery' || total === 0 || firing > 0 || !last) return null
    // Whoever just said that it is mitigated has the same time to see that it stays so.
    const since = latestOf([last.at, statusJourney.items.at(-1)?.at]) ?? last.at
    if (!isMinutesAgo(since, now, 5)) return null
    const next = status === 'active' ? 'mitigated' : 'resolved'
    return {
      id: `looks-green:${status}:${last.at}`,
      sentence: `No alert has fired for ${spokenDuration(last.at, now)}, and it is still ${status}.`,
      action: {
        kind: 'open',
        opening: { what: 'status', status: next },
        label: next === 'mitigated' ? 'Mitigated?' : 'Resolved?',
      },
    }
  },
}
