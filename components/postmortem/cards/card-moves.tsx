'use client'
import { LocalTime } from '@/components/ui/local-time'
import type { CardMove } from '@/lib/domain/postmortem/content'
import { SECTION_TITLES } from '@/lib/domain/postmortem/sections'

/** From which list to which a card went, by whom and when; the last one in sight. */
export function CardMoves({ moves }: { moves: readonly CardMove[] }) {
  const last = moves.at(-1)
  if (!last) return null
  const earlier = moves.slice(0, -1)
  if (earlier.length === 0) {
    return (
      <p className="mt-2 text-12 text-text-3">
        <Move move={last} />
      </p>
    )
  }
  return (
    <details className="mt-2 text-12 text-text-3">
      <summary className="cursor-pointer rounded-1 hover:text-text">
        <Move move={last} />
      </summary>
      <ol className="mt-1 flex flex-col gap-1 border-line border-l pl-2">
        {earlier.toReversed().map((move, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: moves are only ever added, so their place is theirs
          <li key={earlier.length - index}>
            <Move move={move} />
          </li>
        ))}
      </ol>
    </details>
  )
}

function Move({ move: { from, to, by, at } }: { move: CardMove }) {
  return (
    <>
      Moved from {SECTION_TITLES[from]} to {SECTION_TITLES[to]} by {by.name}, <LocalTime at={at} style="date-time" />
    </>
  )
}
