'use client'
import { CrutchItem } from '@/components/crutch/crutch-item'
import { AsideLink } from '@/components/ui/aside-link'
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
        title="Crutches of your teams"
        count={mine.length}
        aside={<AsideLink href="/crutches">All crutches</AsideLink>}
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
