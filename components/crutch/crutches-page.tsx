'use client'
import { CrutchItem } from '@/components/crutch/crutch-item'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { useCrutches } from '@/lib/client/use-crutches'
import type { CrutchView } from '@/lib/domain/incident/crutch'

/** All that was left in place so that things go on. */
export function CrutchesPage({ first }: { first: CrutchView[] }) {
  const { data: crutches = [], error, refetch } = useCrutches(first)
  return (
    <div className="mx-auto flex max-w-[960px] flex-col gap-4 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title="Crutches"
        description="What mitigations left in place. Each is undone one day, or made permanent."
      />
      <OldData error={error} onRetry={refetch} />
      <Card>
        {crutches.length === 0 ? (
          <EmptyState title="Nothing was left in place">
            When something that worked has to stay for a while (a flag off, a scale-up), say so with the verdict; it
            then stands here until it is undone.
          </EmptyState>
        ) : (
          <ul>
            {crutches.map((crutch) => (
              <CrutchItem key={`${crutch.incident.id} ${crutch.mitigationId}`} crutch={crutch} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}
