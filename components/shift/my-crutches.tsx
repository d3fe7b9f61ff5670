'use client'
import Link from 'next/link'
import { CrutchItem } from '@/components/crutch/crutch-item'
import { Card } from '@/components/ui/card'
import { SectionHeader } from '@/components/ui/section-header'
import { useCrutches } from '@/lib/client/use-crutches'

/** What my teams and I left in place; nothing at all when there is none. */
export function MyCrutches() {
  const { data: crutches = [] } = useCrutches()
  const mine = crutches.filter(({ isMine }) => isMine)
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="my-crutches">
      <SectionHeader
        id="my-crutches"
        title="Left in place by your teams"
        count={mine.length}
        aside={
          <Link href="/crutches" className="link text-12 max-md:-my-2 max-md:py-3.5">
            All crutches
          </Link>
        }
      />
      <Card>
        <ul>
          {mine.map((crutch) => (
            <CrutchItem key={`${crutch.incident.id} ${crutch.mitigationId}`} crutch={crutch} />
          ))}
        </ul>
      </Card>
    </section>
  )
}
