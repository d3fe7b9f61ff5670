/** A piece of text, and whether it is a link that can be opened. */
export interface TextPart {
  text: string
  isLink: boolean
}

const LINK = /https?:\/\/[^\s<>"“”]+/g

/** Text cut at its http and https links, in order; what ends a sentence is not part of a link. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const match of text.matchAll(LINK)) {
    const link = withoutStops(match[0])
    if (!URL.canParse(link)) continue
    if (match.index > at) parts.push({ text: text.slice(at, match.index), isLink: false })
    parts.push({ text: link, isLink: true })
    at = match.index + link.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), isLink: false })
  return parts
}

const STOPS = new Set(".,;:!?)]}'’")

function withoutStops(text: string): string {
  let end = text.length
  while (STOPS.has(text.charAt(end - 1)) && end > 0) end -= 1
  return text.slice(0, end)
}
