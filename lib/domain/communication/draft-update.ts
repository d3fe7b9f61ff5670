import { MAX_UPDATE_SUBJECT } from '../incident/commands/send-update'
import type { Audience } from '../incident/procedure-payloads'
import { excerpt } from '../text'
import { type Facts, fillIn } from './placeholders'
import type { DraftState } from './situation-words'
import { DEFAULT_UPDATE_TEMPLATES, type UpdateTemplates } from './update-templates'

/** Before the subject of everything that leaves a drill. */
export const DRILL_MARK = '[DRILL]'
const DRILL_NOTE = 'This is a drill. Nothing is broken.'

/** Whether what leaves this incident has to say that it is a drill. */
export const isDrill = ({ kind, drill }: Pick<DraftState, 'kind' | 'drill'>): boolean =>
  kind === 'drill' || drill !== null

export interface Draft {
  subject: string
  text: string
}

/**
 * An update as the log of this moment gives it, for a person to read, change and send (SPEC COMM-4). The same state gives
 * the same words, and what is not known is said not to be.
 */
export function draftUpdate(
  incident: DraftState,
  audience: Audience,
  { now, nextDueAt, templates = DEFAULT_UPDATE_TEMPLATES }: Omit<Facts, 'incident'> & { templates?: UpdateTemplates },
): Draft {
  const { subject, text } = templates[audience]
  const facts = { incident, now, nextDueAt }
  const filled = { subject: fillIn(subject, facts), text: fillIn(text, facts) }
  if (!isDrill(incident)) return { ...filled, subject: excerpt(filled.subject, MAX_UPDATE_SUBJECT) }
  return {
    subject: excerpt(`${DRILL_MARK} ${filled.subject}`, MAX_UPDATE_SUBJECT),
    text: `${DRILL_NOTE}\n\n${filled.text}`,
  }
}
