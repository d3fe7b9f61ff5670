import type { CoachRule } from '../advice'

/** Alerts came after it was resolved: reopening is suggested, never done by itself (SPEC INTAKE-9). */
export const firesAgain: CoachRule = {
  id: 'fires-again',
  weight: 'act-now',
  phase: 'resolved',
  title: 'Alerts fire again since it was resolved',
  satisfiedBy: 'It is reopened, or the alerts resolve.',
  advise({ incident: { alerts, reopeningSuggestedAt } }) {
    const { firing } = alerts
    if (firing === 0 || reopeningSuggestedAt === null) return null
    return {
      id: `fires-again:${reopeningSuggestedAt}`,
      sentence: `${firing === 1 ? 'An alert fires' : `${firing} alerts fire`} again since this was resolved.`,
      action: { kind: 'command', command: 'change-status', input: { status: 'active' }, label: 'Reopen' },
    }
  },
}
