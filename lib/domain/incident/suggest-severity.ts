import type { Severity } from './values'

/** What the declare dialog asks. `unsure` counts as the worse answer (SPEC SEV-7). */
export interface SeverityAnswers {
  /** Can teams still deliver to production? */
  canDeliver: 'yes' | 'no' | 'unsure' | null
  /** How is the core function doing for those it is for? */
  impact: 'down-for-many' | 'down-for-some' | 'minor' | 'none' | 'unsure' | null
  /** Is data lost, wrong, or seen by somebody who may not? */
  dataAtRisk?: boolean
}

export interface SuggestedSeverity {
  severity: Severity
  /** One sentence that says why. */
  reason: string
}

const byImpact = {
  'down-for-many': { severity: 'sev1', reason: 'A core function is down for many.' },
  'down-for-some': { severity: 'sev2', reason: 'A core function is badly degraded, or down for some.' },
  unsure: { severity: 'sev2', reason: 'The effect is not known yet: it counts as bad until it is.' },
  minor: { severity: 'sev3', reason: 'The effect is minor, with a workaround.' },
  none: { severity: 'sev4', reason: 'No customer feels it yet.' },
} as const satisfies Record<NonNullable<SeverityAnswers['impact']>, SuggestedSeverity>

/**
 * The severity that follows from the answers, and why; null while nothing is answered. Whoever declares may choose
 * another, except that prevented delivery is a SEV1.
 */
export function suggestSeverity({ canDeliver, impact, dataAtRisk }: SeverityAnswers): SuggestedSeverity | null {
  if (canDeliver === 'no') return { severity: 'sev1', reason: 'Delivery to production is prevented.' }
  if (canDeliver === 'unsure') {
    return { severity: 'sev1', reason: 'Delivery may be prevented, and unsure means the higher one.' }
  }
  if (dataAtRisk) return { severity: 'sev1', reason: 'Data is at risk.' }
  return impact ? byImpact[impact] : null
}
