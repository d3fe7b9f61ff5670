'use client'
import type { ReactNode } from 'react'
import { sectionElementId } from '@/components/postmortem/sections/section-words'
import { SECTION_TITLES, type SectionId } from '@/lib/domain/postmortem/sections'

export interface SectionFrameProps {
  section: SectionId
  children: ReactNode
}

/** One section under its heading. Escape in one of its editors leads here. */
export function SectionFrame({ section, children }: SectionFrameProps) {
  const id = sectionElementId(section)
  return (
    <section
      id={id}
      data-section={section}
      data-leave-to
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-4 rounded-2 outline-offset-8"
    >
      <h2 id={`${id}-title`} className="font-semibold text-16">
        {SECTION_TITLES[section]}
      </h2>
      {children}
    </section>
  )
}
