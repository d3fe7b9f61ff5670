import type { CommandContext } from './define-command'
import type { EventBody } from './events'
import { refuseUsedEntryId } from './lookups'

/** What a command needs looked up whose words may become a note. */
export const needsOfNote = ({ noteId }: { noteId?: string | undefined }): { entries: string[] } => ({
  entries: noteId === undefined ? [] : [noteId],
})

/**
 * Somebody else was first: it is as the second one says already, and what they wrote of it becomes a note of theirs, if
 * `noteId` gives it an id (SPEC CMD-14). Throws `rule_refused` when an entry has that id.
 */
export function wordsOfSecond(
  text: string | undefined,
  noteId: string | undefined,
  context: CommandContext,
): EventBody[] {
  if (text === undefined || noteId === undefined) return []
  refuseUsedEntryId(context, noteId, 'noteId')
  return [{ type: 'note.added', payload: { entryId: noteId, text, occurredAt: context.madeAt, mentions: [] } }]
}

/** Evidence as the words of a note, its link on a line of its own. */
export const evidenceWords = (evidence: { text: string; url?: string | undefined } | undefined): string | undefined =>
  evidence && [evidence.text, evidence.url].filter((part) => part !== undefined).join('\n')
