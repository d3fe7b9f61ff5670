import { CardsView } from '@/components/postmortem/document/cards-view'
import { Nothing } from '@/components/postmortem/document/nothing'
import { PreventionsView } from '@/components/postmortem/document/preventions-view'
import { RichTextView } from '@/components/postmortem/document/rich-text-view'
import { TimelineView } from '@/components/postmortem/document/timeline-view'
import { factPairsOf } from '@/lib/domain/postmortem/facts'
import type { PublishedPostmortem } from '@/lib/domain/postmortem/published'
import { isEmptyRichText } from '@/lib/domain/postmortem/rich-text'
import { SECTION_TITLES, SECTIONS, type SectionId } from '@/lib/domain/postmortem/sections'

export interface DocumentViewProps {
  published: PublishedPostmortem
  pictureHref: (attachmentId: string) => string
  /** Those that are shown; all, without. */
  sections?: readonly SectionId[]
}

/** A postmortem to be read: a version, the document as it is now, or its public edition. */
export function DocumentView({ published, pictureHref, sections = SECTIONS }: DocumentViewProps) {
  const facts = factPairsOf(published)
  return (
    <div className="pm-document flex flex-col gap-7 text-15">
      <dl className="grid gap-x-8 gap-y-1 text-13 sm:grid-cols-2">
        {facts.map(([name, value]) => (
          <div key={name} className="flex gap-3">
            <dt className="w-32 shrink-0 text-text-3">{name}</dt>
            <dd dir="auto" className="min-w-0">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {sections.map((section) => (
        <section key={section} aria-labelledby={`pm-${section}`}>
          <h2 id={`pm-${section}`} className="mb-2 font-semibold text-16">
            {SECTION_TITLES[section]}
          </h2>
          <SectionView section={section} published={published} pictureHref={pictureHref} />
        </section>
      ))}
    </div>
  )
}

function SectionView({ section, published, pictureHref }: DocumentViewProps & { section: SectionId }) {
  switch (section) {
    case 'timeline':
      return <TimelineView published={published} />
    case 'preventions':
      return <PreventionsView published={published} />
    case 'trigger':
    case 'rootCauses':
    case 'factors':
      return <CardsView published={published} list={section} pictureHref={pictureHref} />
    default: {
      const text = published.content.sections[section]
      return isEmptyRichText(text) ? <Nothing /> : <RichTextView text={text} pictureHref={pictureHref} />
    }
  }
}
