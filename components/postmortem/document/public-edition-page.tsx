import { DocumentView } from '@/components/postmortem/document/document-view'
import type { PublicEdition } from '@/lib/domain/postmortem/edition'

export interface PublicEditionPageProps {
  edition: PublicEdition
  /** Opens the pictures as well. */
  token: string
}

/** A postmortem as everybody may read it: no way leads from it inside. */
export function PublicEditionPage({ edition: { published, sections }, token }: PublicEditionPageProps) {
  return (
    <main
      data-print="postmortem"
      className="mx-auto flex max-w-[760px] flex-col gap-6 px-4 py-8 md:px-8 md:py-12 print:max-w-none print:p-0"
    >
      <h1 dir="auto" className="font-semibold text-20 [overflow-wrap:anywhere]">
        {published.facts.title}
      </h1>
      <DocumentView
        published={published}
        sections={sections}
        pictureHref={(id) => `/public/${token}/pictures/${encodeURIComponent(id)}`}
      />
    </main>
  )
}
