'use client'
import { RequestItem } from '@/components/on-call/request-item'
import { useViewer } from '@/components/shell/viewer'
import { Card } from '@/components/ui/card'
import { SectionHeader } from '@/components/ui/section-header'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

/** Who looks for cover in the reader's rotas: those that can be answered first, then one's own. */
export function OpenRequests({ details }: { details: readonly RotaDetail[] }) {
  const viewer = useViewer()
  const open = details
    .flatMap(({ requests, zone }) => requests.map((request) => ({ request, zone })))
    .filter(({ request }) => request.state === 'open')
  if (open.length === 0) return null
  const isMine = ({ request }: (typeof open)[number]) => request.person.id === viewer.id
  return (
    <section aria-labelledby="open-requests" className="flex flex-col gap-2">
      <SectionHeader id="open-requests" title="Somebody looks for cover" count={open.length} />
      <Card>
        <ul>
          {[...open.filter((one) => !isMine(one)), ...open.filter(isMine)].map(({ request, zone }) => (
            <RequestItem key={request.id} request={request} zone={zone} withRota />
          ))}
        </ul>
      </Card>
    </section>
  )
}
