'use client'
import { BlamelessList } from '@/components/postmortem/blameless-list'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { useContent } from '@/lib/client/postmortem/use-content'
import { emptySections } from '@/lib/domain/postmortem/empty-sections'
import { SECTION_TITLES } from '@/lib/domain/postmortem/sections'

/** What is worth a look before others read it: sections without a word, and words that blame. Never a gate. */
export function BeforeReview() {
  const { doc } = usePostmortem()
  const empty = emptySections(useContent(doc))
  return (
    <section aria-label="Before others read it" className="flex flex-col gap-3 border-line border-t pt-4 text-13">
      {empty.length > 0 && (
        <p className="text-text-2">
          <b className="font-semibold text-text">Still empty:</b> {empty.map((id) => SECTION_TITLES[id]).join(', ')}
        </p>
      )}
      <BlamelessList />
    </section>
  )
}
