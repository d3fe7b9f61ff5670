import { Fragment } from 'react'
import { type WordPart, wordParts } from '@/components/timeline/word-parts'
import type { Ref } from '@/lib/domain/incident/values'

export interface RowWordsProps {
  text: string
  mentions: Ref[]
}

/** What somebody wrote, with people and links to be seen as such. */
export function RowWords({ text, mentions }: RowWordsProps) {
  const parts = wordParts(
    text,
    mentions.map(({ name }) => name),
  )
  return (
    <span dir="auto" className="whitespace-pre-wrap">
      {parts.map((part) => (
        <Fragment key={part.at}>{shown(part)}</Fragment>
      ))}
    </span>
  )
}

function shown({ text, kind }: WordPart) {
  if (kind === 'mention') return <span className="font-medium text-accent">{text}</span>
  if (kind === 'text') return text
  return (
    <a href={text} target="_blank" rel="noreferrer" className="link [overflow-wrap:anywhere]">
      {text}
    </a>
  )
}
