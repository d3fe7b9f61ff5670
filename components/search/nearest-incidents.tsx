'use client'
import { hitPath } from '@/components/search/hit-path'
import { HitText } from '@/components/search/hit-text'
import { Card } from '@/components/ui/card'
import { Link } from '@/components/ui/link'
import { useSearch } from '@/lib/client/use-search'

/** What is nearest to words that are nowhere as they were typed: most of the time, what they were a typo of. */
export function NearestIncidents({ q }: { q: string }) {
  const near = useSearch(q).incidents.filter(({ isNear }) => isNear)
  if (near.length === 0) return null
  return (
    <section aria-labelledby="nearest-incidents" className="flex flex-col gap-2">
      <h2 id="nearest-incidents" className="text-13 text-text-2">
        Nothing holds exactly “{q}”; nearest:
      </h2>
      <Card className="overflow-hidden">
        <ul className="divide-y divide-line">
          {near.map((hit) => (
            <li key={hit.incidentId}>
              <Link href={hitPath(hit)} className="flex px-4 py-2 hover:bg-hover max-md:py-2.5">
                <HitText hit={hit} />
              </Link>
            </li>
          ))}
        </ul>
      </Card>
    </section>
  )
}
