'use client'
import { useCallback, useMemo, useRef, useState } from 'react'
import { CardsSection } from '@/components/postmortem/cards/cards-section'
import { CommentsSync } from '@/components/postmortem/comments/comments-sync'
import {
  type PostmortemNavigation,
  PostmortemNavigationProvider,
  type SidePanel,
  usePostmortem,
} from '@/components/postmortem/postmortem-context'
import { PostmortemHeader } from '@/components/postmortem/postmortem-header'
import { PreventionsSection } from '@/components/postmortem/preventions/preventions-section'
import { sectionMarks } from '@/components/postmortem/section-marks'
import { SectionNav } from '@/components/postmortem/section-nav'
import { ImpactFigures } from '@/components/postmortem/sections/impact-figures'
import { ProseSection } from '@/components/postmortem/sections/prose-section'
import { SideColumn } from '@/components/postmortem/side-column'
import { TimelineSection } from '@/components/postmortem/timeline/timeline-section'
import { useIsNarrow } from '@/components/postmortem/use-is-narrow'
import { useSections } from '@/components/postmortem/use-sections'
import { SimilarInReview } from '@/components/similar/similar-in-review'
import type { DocumentState } from '@/lib/client/postmortem/document-session'
import { useContent } from '@/lib/client/postmortem/use-content'
import { usePreventions } from '@/lib/client/postmortem/use-preventions'

/** The page: what it is, where one is in it, the document, and what is beside it. */
export function PostmortemFrame({ state }: { state: DocumentState }) {
  const { incident, doc } = usePostmortem()
  const content = useContent(doc)
  const { preventions } = usePreventions(incident.id)
  const marks = useMemo(() => sectionMarks(content, preventions?.length), [content, preventions])
  const scroller = useRef<HTMLDivElement>(null)
  const { current, goTo } = useSections(scroller)
  const isNarrow = useIsNarrow()
  const [panel, setPanel] = useState<SidePanel>('log')
  const [isSheetOpen, setSheetOpen] = useState(false)
  const [askedLine, setAskedLine] = useState<{ seq: number } | null>(null)
  const navigation = useMemo((): PostmortemNavigation => {
    const showPanel = (next: SidePanel) => {
      setPanel(next)
      setSheetOpen(true)
    }
    const showLine = (seq: number) => {
      showPanel('log')
      setAskedLine({ seq })
    }
    return { panel, askedLine, showPanel, showLine }
  }, [panel, askedLine])
  const { showPanel } = navigation
  const showComments = useCallback(() => showPanel('comments'), [showPanel])

  return (
    <PostmortemNavigationProvider value={navigation}>
      <CommentsSync onWish={showComments} />
      <div className="relative flex h-dvh min-w-0 flex-col overflow-hidden print:h-auto print:overflow-visible">
        <PostmortemHeader state={state} isNarrow={isNarrow} />
        <div className="flex min-h-0 flex-1 flex-col md:flex-row">
          <SectionNav marks={marks} current={current} onGo={goTo} />
          <div ref={scroller} className="scroll-thin relative min-h-0 min-w-0 flex-1 overflow-y-auto bg-surface">
            <article
              aria-label={`Postmortem of ${incident.key}`}
              className="mx-auto grid max-w-[1040px] gap-7 px-4 pt-6 pb-[40vh] md:px-10 [&>*]:min-w-0"
            >
              <ProseSection section="summary" />
              <ProseSection section="impact">
                <ImpactFigures />
              </ProseSection>
              <TimelineSection />
              <div className="border-line border-y py-6">
                <CardsSection />
              </div>
              <ProseSection section="wentWell" />
              <ProseSection section="lucky" />
              <ProseSection section="learned" />
              <div className="border-line border-t pt-6">
                <PreventionsSection />
              </div>
              <SimilarInReview />
            </article>
          </div>
          <SideColumn isNarrow={isNarrow} isSheetOpen={isSheetOpen} onSheetChange={setSheetOpen} />
        </div>
      </div>
    </PostmortemNavigationProvider>
  )
}
