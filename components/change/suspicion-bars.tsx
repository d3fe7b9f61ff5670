'use client'
import clsx from 'clsx'
import { Popover } from '@/components/ui/popover'
import type { Suspicion } from '@/lib/domain/change/suspicion'

const HEIGHTS = ['h-1.5', 'h-2.5', 'h-3.5']

/** How suspicious, in three bars; pressed, they say why. */
export function SuspicionBars({ suspicion: { level, score, factors } }: { suspicion: Suspicion }) {
  return (
    <Popover
      label="Why it stands here"
      align="end"
      className="w-64 p-3"
      trigger={
        <button
          type="button"
          aria-label={`Suspicion ${level} of 3: why?`}
          className="relative flex h-5 w-6 shrink-0 items-end justify-center gap-0.5 rounded-1 pb-1 before:absolute before:-inset-1.5 max-md:before:-inset-2.5 hover:bg-hover"
        >
          {HEIGHTS.map((height, index) => (
            <span
              key={height}
              className={clsx('w-[3px] rounded-[1px]', height, index < level ? 'bg-text' : 'bg-n-200')}
            />
          ))}
        </button>
      }
    >
      <p className="font-medium text-13">{score} of 100</p>
      <ul className="mt-1 flex flex-col gap-1 text-12">
        {factors.map(({ words, points }) => (
          <li key={words} className="flex gap-3 text-text-2">
            <span className="min-w-0 flex-1">{words}</span>
            <span className="tabular-nums">{points}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 text-12 text-text-3">A place to look first, not a verdict.</p>
    </Popover>
  )
}
