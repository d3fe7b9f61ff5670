import { Fragment } from 'react'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { WordChange } from '@/lib/domain/postmortem/compare'

export interface WordsViewProps {
  words: readonly WordChange[]
  /** The earlier side shows what went, the later one what came. */
  side: 'from' | 'to'
}

/** One side of two texts: what only it has is marked by a line and a ground, and told to a screen reader. */
export function WordsView({ words, side }: WordsViewProps) {
  const other = side === 'from' ? 'added' : 'removed'
  return (
    <span dir="auto" className="block whitespace-pre-wrap">
      {words
        .filter(({ is }) => is !== other)
        .map(({ is, text }, index) => (
          // A comparison never changes the order of its parts.
          // biome-ignore lint/suspicious/noArrayIndexKey: there is no other
          <Fragment key={index}>
            {is === 'same' && text}
            {is === 'removed' && (
              <del>
                <VisuallyHidden> removed: </VisuallyHidden>
                {text}
                <VisuallyHidden> end of what was removed </VisuallyHidden>
              </del>
            )}
            {is === 'added' && (
              <ins>
                <VisuallyHidden> added: </VisuallyHidden>
                {text}
                <VisuallyHidden> end of what was added </VisuallyHidden>
              </ins>
            )}
          </Fragment>
        ))}
    </span>
  )
}
