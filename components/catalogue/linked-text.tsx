import type { ReactNode } from 'react'
import { linkParts } from '@/lib/domain/link-parts'

/** Text as it was typed, line by line, in which links can be opened. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p className="whitespace-pre-line text-13 [overflow-wrap:anywhere]">
      {linkParts(text).map((part, at) =>
        part.isLink ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name
          <ExternalLink key={at} href={part.text}>
            {part.text}
          </ExternalLink>
        ) : (
          part.text
        ),
      )}
    </p>
  )
}

export function ExternalLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className="text-accent underline decoration-1 underline-offset-2">
      {children}
    </a>
  )
}
