import { Fragment, type ReactNode } from 'react'
import type { Ref } from '@/lib/domain/incident/values'

export interface RowWordsProps {
  text: string
  mentions: Ref[]
}

/** What somebody wrote, with people and links to be seen as such. */
export function RowWords({ text, mentions }: RowWordsProps) {
  const names = mentions.map(({ name }) => `@${name}`).sort((a, b) => b.length - a.length)
  return (
    <span dir="auto" className="whitespace-pre-wrap">
      {partsOf(text, names).map((part) => (
        <Fragment key={part.at}>{shown(part.text, names)}</Fragment>
      ))}
    </span>
  )
}

const LINK = String.raw`https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]`
const escaped = (name: string) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

interface Part {
  at: number
  text: string
}

/** The text cut at links and mentions; `at` is where a part begins. */
function partsOf(text: string, names: string[]): Part[] {
  const pattern = new RegExp([LINK, ...names.map(escaped)].join('|'), 'g')
  const parts: Part[] = []
  let end = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > end) parts.push({ at: end, text: text.slice(end, match.index) })
    parts.push({ at: match.index, text: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) parts.push({ at: end, text: text.slice(end) })
  return parts
}

function shown(text: string, names: string[]): ReactNode {
  if (names.includes(text)) return <span className="font-medium text-accent">{text}</span>
  if (!/^https?:\/\//.test(text)) return text
  return (
    <a href={text} target="_blank" rel="noreferrer" className="link [overflow-wrap:anywhere]">
      {text}
    </a>
  )
}
