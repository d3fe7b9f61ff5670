'use client'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { FewRows } from '@/components/history/charts/few-rows'
import { incidentPath } from '@/components/incidents/incident-path'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { TimeAgo } from '@/components/ui/time-ago'
import { LEVER_NAMES } from '@/lib/domain/incident/lever'
import type { LeverPull, LeverRow } from '@/lib/domain/metrics/levers'

/** Levers with their last pulls, those that nobody ever touched first. */
export function LeversTable({ rows, few = 8 }: { rows: readonly LeverRow[]; few?: number }) {
  return (
    <FewRows rows={rows} few={few}>
      {(shown) => (
        <CardTable
          caption="Levers, those never used or rehearsed first"
          heads={
            <>
              <Head>Lever</Head>
              <Head>Last used</Head>
              <Head className="text-right">Last rehearsed</Head>
            </>
          }
        >
          {shown.map(({ service, lever, lastUsed, lastRehearsed }) => (
            <tr key={`${service.id} ${lever}`}>
              <Data className="[overflow-wrap:anywhere]">
                <span className="font-medium">{LEVER_NAMES[lever]}</span>
                <span className="block text-12 text-text-3">{service.name}</span>
              </Data>
              {lastUsed || lastRehearsed ? (
                <>
                  <Data>
                    <Pull pull={lastUsed} />
                  </Data>
                  <Data className="text-right">
                    <Pull pull={lastRehearsed} />
                  </Data>
                </>
              ) : (
                <Data colSpan={2} className="text-right">
                  <Chip tone="warning">Never used or rehearsed</Chip>
                </Data>
              )}
            </tr>
          ))}
        </CardTable>
      )}
    </FewRows>
  )
}

function Pull({ pull }: { pull: LeverPull | null }) {
  if (!pull) return <span className="text-text-3">–</span>
  return (
    <span className="inline-block">
      <TimeAgo at={pull.at} />
      <Link href={incidentPath(pull.incident.key)} title={pull.incident.title} className="link mono block text-12">
        {pull.incident.key}
      </Link>
    </span>
  )
}
