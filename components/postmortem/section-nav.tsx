'use client'
import clsx from 'clsx'
import { useEffect, useRef } from 'react'
import type { SectionMark } from '@/components/postmortem/section-marks'
import { SHORT_TITLES } from '@/components/postmortem/sections/section-words'
import { SECTION_TITLES, type SectionId } from '@/lib/domain/postmortem/sections'

export interface SectionNavProps {
  marks: readonly SectionMark[]
  current: SectionId
  onGo: (section: SectionId) => void
}

/** The sections with what is in them: a column, or a strip where there is room for one column only. */
export function SectionNav({ marks, current, onGo }: SectionNavProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    const item = list.current?.querySelector<HTMLElement>(`[data-go="${current}"]`)
    const strip = list.current
    // Only the strip is wider than its place; the page itself must not move.
    if (item && strip && strip.scrollWidth > strip.clientWidth) strip.scrollTo({ left: item.offsetLeft - 48 })
  }, [current])
  return (
    <nav
      aria-label="Sections"
      className="shrink-0 border-line bg-bg max-md:border-b md:w-[208px] md:overflow-y-auto md:border-r md:px-3 md:py-6"
    >
      <ul
        ref={list}
        className="scroll-thin relative flex gap-1 max-md:overflow-x-auto max-md:px-3 max-md:py-1.5 md:grid"
      >
        {marks.map(({ section, count, isEmpty }) => (
          <li key={section} className="shrink-0">
            <button
              type="button"
              data-go={section}
              aria-current={section === current ? 'true' : undefined}
              onClick={() => onGo(section)}
              className={clsx(
                'flex h-8 w-full items-center gap-2 whitespace-nowrap rounded-2 px-3 text-left text-13 max-md:h-10',
                section === current
                  ? 'forced-colors:underline bg-n-150 font-medium text-text dark:bg-n-200'
                  : 'text-text-2 hover:bg-hover',
              )}
            >
              <span className="min-w-0 flex-1 truncate">{SHORT_TITLES[section] ?? SECTION_TITLES[section]}</span>{' '}
              {isEmpty ? (
                <small className="text-12 text-warning">empty</small>
              ) : (
                count !== null && <small className="text-12 text-text-3 tabular">{count}</small>
              )}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
