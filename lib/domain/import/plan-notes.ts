import { storableText } from '../alert/storable'
import type { ForeignNote, ImportField } from './foreign-incident'

/** Of one note; the same as of any entry, less what is written behind it. */
const MAX_TEXT = 9_800
const MAX_NOTES = 200
const MAX_AUTHOR = 100

/** A note as it will be written: text of at most 10,000 characters, and when it was written there. */
export interface PlannedNote {
  text: string
  at: string
}

interface NoteContext {
  declaredAt: string
  now: string
  /** ISO 8601, or null when it cannot be read. */
  readInstant: (text: string) => string | null
  remark: (field: ImportField, message: string) => void
}

/**
 * The notes of an incident: first what was cut elsewhere (`whole`), then theirs. Long ones become several, more than 200
 * are left out and remarked. A note that does not say when it was written stands at the declaration.
 */
export function planNotes(whole: string[], notes: ForeignNote[], context: NoteContext): PlannedNote[] {
  const { declaredAt, now, readInstant, remark } = context
  const own = whole.flatMap((text) => parts(text).map((part) => ({ text: `${part}\n\n(imported)`, at: declaredAt })))
  let unreadable = 0
  const theirs = notes.flatMap(({ text, at, by }) => {
    const read = at.trim() === '' ? null : readInstant(at)
    const isKnown = read !== null && read <= now
    if (at.trim() !== '' && !isKnown) unreadable += 1
    return parts(storableText(text)).map((part) => ({
      text: `${part}\n\n${signed(by)}`,
      at: isKnown ? read : declaredAt,
    }))
  })
  if (unreadable > 0) remark('notes', `When ${unreadable} of them were written cannot be read`)
  const all = [...own, ...theirs]
  if (all.length > MAX_NOTES) remark('notes', `${all.length - MAX_NOTES} of ${all.length} are left out`)
  return all.slice(0, MAX_NOTES)
}

function signed(by: string): string {
  const name = storableText(by).replace(/\s+/g, ' ').trim().slice(0, MAX_AUTHOR).toWellFormed()
  return name ? `(imported, by ${name})` : '(imported)'
}

/** The text in pieces of what fits one note, cut between characters; none of an empty one. */
function parts(text: string): string[] {
  const found: string[] = []
  for (let rest = text.trim(); rest !== ''; ) {
    // Text that can be stored has no half character of its own: one at the end is where it was cut.
    const piece = rest.slice(0, MAX_TEXT).replace(/[\uD800-\uDBFF]$/, '')
    found.push(piece.trim())
    rest = rest.slice(piece.length).trim()
  }
  return found
}
