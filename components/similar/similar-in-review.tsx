'use client'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { SimilarItem } from '@/components/similar/similar-item'
import { similarVersion } from '@/components/similar/similar-version'
import { SectionHeader } from '@/components/ui/section-header'
import { Skeleton } from '@/components/ui/skeleton'
import { useSimilar } from '@/lib/client/use-similar'

/** Incidents like the one that is reviewed: whether it happened before, and what was bought then. */
export function SimilarInReview() {
  const { incident } = usePostmortem()
  const { data, isError } = useSimilar(incident.id, similarVersion(incident))
  return (
    <section aria-label="Incidents like this one" data-print="hide" className="border-line border-t pt-6 text-13">
      <SectionHeader title="Incidents like this one" />
      {!data && !isError && <Skeleton className="h-16" />}
      {!data && isError && <p className="text-text-2">They could not be read.</p>}
      {data?.length === 0 && <p className="text-text-2">None that you may see is like it: this was new.</p>}
      <ul className="divide-y divide-line">
        {data?.map((similar) => (
          <SimilarItem key={similar.incident.id} similar={similar} />
        ))}
      </ul>
    </section>
  )
}
