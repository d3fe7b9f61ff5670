import { KIND_NAMES } from '@/components/incidents/incident-words'
import { countWords } from '@/lib/domain/count-words'
import { type SeverityAnswers, type SuggestedSeverity, suggestSeverity } from '@/lib/domain/incident/suggest-severity'
import type { IncidentKind, Severity } from '@/lib/domain/incident/values'

/** What somebody has said so far about an incident that is not declared yet. */
export interface DeclareDraft {
  /** The same for every try of one declaration, so that a double click or a lost reply declares once. */
  commandId: string
  title: string
  serviceIds: string[]
  canDeliver: SeverityAnswers['canDeliver']
  impact: SeverityAnswers['impact']
  dataAtRisk: boolean
  /** Null follows the suggestion. */
  severity: Severity | null
  /** Null follows the answers. */
  kind: IncidentKind | null
  isPrivate: boolean
}

export const blankDraft = (commandId: string): DeclareDraft => ({
  commandId,
  title: '',
  serviceIds: [],
  canDeliver: null,
  impact: null,
  dataAtRisk: false,
  severity: null,
  kind: null,
  isPrivate: false,
})

/** Whether anything is said or chosen. */
export function isStarted(draft: DeclareDraft): boolean {
  const blank = blankDraft(draft.commandId)
  const keys = Object.keys(blank) as (keyof DeclareDraft)[]
  return draft.serviceIds.length > 0 || keys.some((key) => key !== 'serviceIds' && draft[key] !== blank[key])
}

/** The draft with its title alone. */
export const withoutChoices = ({ commandId, title }: DeclareDraft): DeclareDraft => ({
  ...blankDraft(commandId),
  title,
})

/** What else it declares than a title alone would, for a form that does not show it. */
export function choicesOf(draft: DeclareDraft): string[] {
  const { kind, severity, deliveryPrevented, visibility, serviceIds } = declarationOf(draft)
  const plain = declarationOf(withoutChoices(draft))
  return [
    ...(visibility === plain.visibility ? [] : ['private']),
    ...(severity === plain.severity ? [] : [severity.toUpperCase()]),
    ...(deliveryPrevented ? ['delivery is prevented'] : []),
    ...(kind === plain.kind ? [] : [`kind ${KIND_NAMES[kind].toLowerCase()}`]),
    ...(serviceIds.length > 0 ? [countWords(serviceIds.length, 'service')] : []),
  ]
}

/** What the answers so far amount to; nothing said about the effect counts as unsure. */
export function suggestionOf({ canDeliver, impact, dataAtRisk }: DeclareDraft): SuggestedSeverity {
  const unsure = { severity: 'sev2', reason: 'The effect is not known yet.' } as const
  return suggestSeverity({ canDeliver, impact: impact ?? 'unsure', dataAtRisk }) ?? unsure
}

/** Prevented delivery is a SEV1, whatever was chosen. */
export const severityOf = (draft: DeclareDraft): Severity =>
  draft.canDeliver === 'no' ? 'sev1' : (draft.severity ?? suggestionOf(draft).severity)

/** A pipeline that stands still while no customer is hurt is an incident of its own kind. */
export function kindOf({ kind, canDeliver, impact }: DeclareDraft): IncidentKind {
  if (kind) return kind
  return canDeliver === 'no' && (impact === null || impact === 'none') ? 'delivery' : 'production'
}

/** The input of the command. */
export const declarationOf = (draft: DeclareDraft) => ({
  title: draft.title,
  severity: severityOf(draft),
  kind: kindOf(draft),
  deliveryPrevented: draft.canDeliver === 'no',
  visibility: draft.isPrivate ? ('private' as const) : ('open' as const),
  serviceIds: draft.serviceIds,
})
