'use client'
import type { ReactNode } from 'react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { RichTextEditor } from '@/components/postmortem/rich-text-editor'
import { SectionFrame } from '@/components/postmortem/sections/section-frame'
import { SECTION_PROMPTS } from '@/components/postmortem/sections/section-words'
import { proseOf } from '@/lib/domain/postmortem/document'
import { type ProseSection as Prose, SECTION_TITLES } from '@/lib/domain/postmortem/sections'

export interface ProseSectionProps {
  section: Prose
  /** Stands between the heading and the text. */
  children?: ReactNode
}

/** A section of prose. */
export function ProseSection({ section, children }: ProseSectionProps) {
  const { doc } = usePostmortem()
  return (
    <SectionFrame section={section}>
      {children}
      <div className="mt-1 max-w-[68ch] text-15">
        <RichTextEditor
          fragment={proseOf(doc, section)}
          field={section}
          label={SECTION_TITLES[section]}
          placeholder={SECTION_PROMPTS[section]}
          isCausal={false}
        />
      </div>
    </SectionFrame>
  )
}
