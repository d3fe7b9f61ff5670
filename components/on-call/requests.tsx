'use client'
import { RequestItem } from '@/components/on-call/request-item'
import { Card } from '@/components/ui/card'
import { SectionHeader } from '@/components/ui/section-header'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

/** Who looks for cover in a rota; nothing at all when nobody does. */
export function Requests({ rota: { requests, zone } }: { rota: RotaDetail }) {
  const open = requests.filter(({ state }) => state === 'open')
  if (open.length === 0) return null
  return (
    <section aria-labelledby="requests">
      <SectionHeader id="requests" title="Asked for cover" count={open.length} />
      <Card>
        <ul>
          {open.map((request) => (
            <RequestItem key={request.id} request={request} zone={zone} />
          ))}
        </ul>
      </Card>
    </section>
  )
}
