import { type EntryKind, entryKindSchema } from '@/lib/domain/incident/values'

/** What is being written: a kind and its words. As text it reads "/d Roll back now". */
export interface Draft {
  kind: EntryKind
  text: string
}

/** What the words in a composer are a draft of. Whatever else somebody writes in a room is kept below it. */
export const draftScopeOf = (personId: string, incidentId: string): string => `${personId}.${incidentId}`

/** Of an update being written there. */
export const updateScopeOf = (draftScope: string): string => `${draftScope}.update`

/** The letter after the slash; a note has none. */
export const KIND_KEYS = { observation: 'o', hypothesis: 'h', decision: 'd', question: 'q' } satisfies Record<
  Exclude<EntryKind, 'note'>,
  string
>

const kindOfKey = new Map<string, EntryKind>(
  entryKindSchema.options.flatMap((kind) =>
    kind === 'note'
      ? []
      : [
          [KIND_KEYS[kind], kind],
          [kind, kind],
        ],
  ),
)

/** Reads "/d text" and "/decision text"; anything else is a note, as is a prefix without the space after it. */
export function readDraft(value: string): Draft {
  const match = /^\s*\/(\w+)\s/.exec(value)
  const kind = match?.[1] && kindOfKey.get(match[1].toLowerCase())
  if (!match || !kind) return { kind: 'note', text: value }
  return { kind, text: value.slice(match[0].length) }
}

export const writeDraft = ({ kind, text }: Draft): string => (kind === 'note' ? text : `/${KIND_KEYS[kind]} ${text}`)

/**
 * The draft after typing: a prefix typed in full, with the space after it, becomes the kind. Until then it stays text,
 * so that "/dev is full" can be written.
 */
export function typed(kind: EntryKind, text: string): Draft {
  if (kind !== 'note' || !/^\s*\/\w+\s/.test(text)) return { kind, text }
  return readDraft(text)
}

/** What somebody is looking for after an "@" that ends at the caret; null when they are not. */
export function mentionAt(text: string, caret: number): { start: number; query: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}.'-]*(?: [\p{L}\p{N}.'-]+)?)$/u.exec(text.slice(0, caret))
  if (!match || match[1] === undefined) return null
  return { start: caret - match[1].length - 1, query: match[1] }
}

/** Those whose name has a word, or begins, with what was typed; best first. */
export function mentionMatches<Person extends { name: string }>(people: readonly Person[], query: string): Person[] {
  const wanted = query.toLocaleLowerCase()
  const rank = ({ name }: Person) => {
    const lower = name.toLocaleLowerCase()
    if (lower.startsWith(wanted)) return 0
    return lower.split(/\s+/).some((word) => word.startsWith(wanted)) ? 1 : 2
  }
  return people.filter((person) => rank(person) < 2).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}

/** The text with the mention that ends at the caret completed, and where the caret goes. */
export function withMention(text: string, caret: number, name: string): { text: string; caret: number } {
  const at = mentionAt(text, caret)
  if (!at) return { text, caret }
  const before = `${text.slice(0, at.start)}@${name} `
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length }
}

/** Who is mentioned by "@" and their whole name; of two names that begin alike, the longer counts. */
export function mentionedIn<Person extends { id: string; name: string }>(
  text: string,
  people: readonly Person[],
): Person[] {
  const found = new Map<string, Person>()
  const longestFirst = [...people].sort((a, b) => b.name.length - a.name.length)
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const person = longestFirst.find(({ name }) => isNamedAt(text, at + 1, name))
    if (person) found.set(person.id, person)
  }
  return [...found.values()]
}

const isNamedAt = (text: string, at: number, name: string) =>
  text.startsWith(name, at) && !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length))
