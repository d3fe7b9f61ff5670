import type { ChangedField, Prevention, PreventionKind, PreventionState } from './prevention'

export const PREVENTION_KIND_NAMES = {
  prevent: 'Prevent',
  detect: 'Detect',
  mitigate: 'Mitigate',
  learn: 'Learn',
} satisfies Record<PreventionKind, string>

/** What each kind is for, for those who choose one. */
export const PREVENTION_KIND_HINTS = {
  prevent: 'It does not happen again',
  detect: 'We notice it sooner',
  mitigate: 'It hurts less, or for a shorter time',
  learn: 'We understand it better',
} satisfies Record<PreventionKind, string>

export const PREVENTION_STATE_NAMES = {
  open: 'Open',
  doing: 'Doing',
  done: 'Done',
  declined: 'Declined',
} satisfies Record<PreventionState, string>

export const CHANGED_FIELD_NAMES = {
  title: 'What we buy',
  kind: 'Kind',
  state: 'State',
  owner: 'Owner',
  dueOn: 'Due',
  cardId: 'Retires',
  evidence: 'Evidence',
  declined: 'Declined',
  issue: 'Issue',
} satisfies Record<ChangedField, string>

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A day as people read it: "2 Dec", with its year when it is another one than today's. */
export function dayText(day: string, today: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  const short = `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`
  return today.startsWith(`${year}-`) ? short : `${short} ${year}`
}

/** The value of a field of the history in words; null for none. Cards are named by who shows it. */
export function changedValueText(field: ChangedField, value: unknown, today: string): string | null {
  if (value === null || value === undefined) return null
  switch (field) {
    case 'kind':
      return PREVENTION_KIND_NAMES[value as PreventionKind] ?? String(value)
    case 'state':
      return PREVENTION_STATE_NAMES[value as PreventionState] ?? String(value)
    case 'owner':
      return (value as NonNullable<Prevention['owner']>).name
    case 'dueOn':
      return dayText(String(value), today)
    case 'evidence':
      return (value as NonNullable<Prevention['evidence']>).text
    case 'declined': {
      const { reason, askAgainOn } = value as NonNullable<Prevention['declined']>
      return `${reason} (ask again on ${dayText(askAgainOn, today)})`
    }
    case 'issue': {
      const issue = value as NonNullable<Prevention['issue']>
      return issue.kind === 'github' ? `${issue.repository}#${issue.number}, ${issue.state}` : issue.url
    }
    default:
      return String(value)
  }
}
