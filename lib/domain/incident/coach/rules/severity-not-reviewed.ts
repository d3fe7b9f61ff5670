import { spokenDuration } from '../../spoken'
import type { CoachRule } from '../advice'
import { isMinutesAgo } from '../moments'

/** It hurts more than when the severity was last set. Three minutes are left to whoever revised it. SEV1 has no higher. */
export const severityNotReviewed: CoachRule = {
  id: 'severity-not-reviewed',
  weight: 'act-now',
  title: 'The severity is older than the growth of the blast radius',
  satisfiedBy: 'The severity is changed, the blast radius shrinks, or it is said why it stays as it is.',
  advise({ incident: { radius, severity, severityJourney, status }, now }) {
    if (status !== 'active' || severity === 'sev1' || !radius?.grewAt) return null
    const lastSet = severityJourney.items.at(-1)?.at ?? ''
    if (lastSet > radius.grewAt || !isMinutesAgo(radius.grewAt, now, 3)) return null
    const higher = severity === 'sev4' ? 'sev3' : severity === 'sev3' ? 'sev2' : 'sev1'
    const grew = radius.trend === 'growing' ? 'is growing' : `grew ${spokenDuration(radius.grewAt, now)} ago`
    return {
      id: `severity-not-reviewed:${radius.grewAt}`,
      sentence: `The blast radius ${grew}; the severity is still ${severity.toUpperCase()}.`,
      action: {
        kind: 'command',
        command: 'change-severity',
        input: { severity: higher },
        label: `Raise to ${higher.toUpperCase()}`,
      },
    }
  },
}
