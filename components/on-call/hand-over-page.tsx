'use client'
import { CrutchItem } from '@/components/crutch/crutch-item'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { StatusLabel } from '@/components/incidents/status-label'
import { HandOverChanges } from '@/components/on-call/hand-over-changes'
import { HandOverQuiet } from '@/components/on-call/hand-over-quiet'
import { HandOverSeat } from '@/components/on-call/hand-over-seat'
import { HandOverSection } from '@/components/on-call/hand-over-section'
import { rotaPath } from '@/components/on-call/on-call-path'
import { BackLink } from '@/components/ui/back-link'
import { Link } from '@/components/ui/link'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { useHandOver } from '@/lib/client/on-call/hand-over'
import type { HandOverView, RotaDetail } from '@/lib/domain/on-call/rota-view'

export interface HandOverPageProps {
  rota: RotaDetail
  /** One for each seat, the primary first. */
  handOvers: HandOverView[]
}

/** What who comes on has to know, and where they say that they do. */
export function HandOverPage({ rota, handOvers }: HandOverPageProps) {
  const [first, ...others] = handOvers
  return (
    <div className="mx-auto flex max-w-[960px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href={rotaPath(rota)}>{rota.name}</BackLink>
        <PageHeader
          title={`Hand-over of ${rota.name}`}
          description={
            rota.team
              ? `What is open, left in place, kept quiet and changed on the services of ${rota.team.name}.`
              : 'What is open, left in place, kept quiet and changed, on all services: no team owns this rota.'
          }
        />
      </div>
      {first && <HandOver rota={rota} first={first} others={others} />}
    </div>
  )
}

function HandOver({ rota, first, others }: { rota: RotaDetail; first: HandOverView; others: HandOverView[] }) {
  const { data, error, refetch } = useHandOver(first)
  const { incidents, crutches, quiet, changes } = data
  return (
    <>
      <OldData error={error} onRetry={refetch} />
      <div className="grid gap-3 md:grid-cols-2">
        {[first, ...others].map((one) => (
          <HandOverSeat key={one.seat} rota={rota} handOver={one} />
        ))}
      </div>
      <HandOverSection id="open" title="Open incidents" count={incidents.length} empty="Nothing is open.">
        {incidents.map(({ id, key, title, severity, status }) => (
          <li key={id} className="border-line border-t first:border-t-0">
            <Link
              href={incidentPath(key)}
              className="flex min-h-11 flex-wrap items-center gap-x-2.5 gap-y-1 px-4 py-2 hover:bg-hover focus-visible:-outline-offset-2"
            >
              <span className="mono text-text-3">{key}</span>
              <SeverityChip severity={severity} status={status} />
              <StatusLabel severity={severity} status={status} />
              <span className="min-w-0 flex-1 basis-52 font-medium [overflow-wrap:anywhere]">{title}</span>
            </Link>
          </li>
        ))}
      </HandOverSection>
      <HandOverSection id="crutches" title="Crutches" count={crutches.length} empty="Nothing was left in place.">
        {crutches.map((crutch) => (
          <CrutchItem key={`${crutch.incident.id} ${crutch.mitigationId}`} crutch={crutch} />
        ))}
      </HandOverSection>
      <HandOverQuiet quiet={quiet} />
      <HandOverChanges changes={changes} />
    </>
  )
}
