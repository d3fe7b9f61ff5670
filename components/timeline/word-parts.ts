import { linkParts } from '@/lib/domain/link-parts'

export interface WordPart {
  /** Where it begins. */
  at: number
  text: string
  kind: 'text' | 'link' | 'mention'
}

/** What somebody wrote, cut at its links and at the people it mentions. */
export function wordParts(text: string, mentioned: readonly string[]): WordPart[] {
  const parts: WordPart[] = []
  let at = 0
  const add = (piece: string, kind: WordPart['kind']) => {
    if (piece) parts.push({ at, text: piece, kind })
    at += piece.length
  }
  // Of names that begin alike the longer one is meant.
  const names = mentioned.map((name) => `@${name}`).sort((a, b) => b.length - a.length)
  for (const { text: piece, isLink } of linkParts(text)) {
    if (isLink) add(piece, 'link')
    else for (const [index, each] of cutAt(piece, names).entries()) add(each, index % 2 ? 'mention' : 'text')
  }
  return parts
}

/** The text around the names and the names, by turns; without a name the text alone. */
const cutAt = (text: string, names: readonly string[]): string[] =>
  names.length === 0 ? [text] : text.split(new RegExp(`(${names.map(escaped).join('|')})`))

const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
