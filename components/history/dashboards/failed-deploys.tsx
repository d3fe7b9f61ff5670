'use client'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { FewRows } from '@/components/history/charts/few-rows'
import { incidentPath } from '@/components/incidents/incident-path'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import type { FailedDeploy } from '@/lib/domain/metrics/delivery'

export interface FailedDeploysProps {
  failures: readonly FailedDeploy[]
  /** How many there are, when not all are listed. */
  total: number
}

/** Deploys that were undone, the latest first, and in which incidents. */
export function FailedDeploys({ failures, total }: FailedDeploysProps) {
  return (
    <div>
      <h3 className="mb-1 font-medium text-12 text-text-3">
        Deploys that failed, the latest first
        {total > failures.length && ` (${failures.length} of ${total})`}
      </h3>
      <FewRows rows={failures} few={5}>
        {(shown) => (
          <CardTable
            caption="Deploys that failed"
            heads={
              <>
                <Head>Deploy</Head>
                <Head className="@max-md:hidden">Service</Head>
                <Head>Incident</Head>
                <Head className="text-right">When</Head>
              </>
            }
          >
            {shown.map(({ changeId, title, at, service, incidents }) => (
              <tr key={changeId}>
                <Data dir="auto" className="font-medium [overflow-wrap:anywhere]">
                  {title}
                </Data>
                <Data className="@max-md:hidden">{service?.name ?? <span className="text-text-3">–</span>}</Data>
                <Data>
                  {incidents.map((incident) => (
                    <Link
                      key={incident.key}
                      href={incidentPath(incident.key)}
                      title={incident.title}
                      className="link mono mr-2 whitespace-nowrap"
                    >
                      {incident.key}
                    </Link>
                  ))}
                </Data>
                <Data className="whitespace-nowrap text-right text-text-2">
                  <LocalTime at={at} style="date" />
                </Data>
              </tr>
            ))}
          </CardTable>
        )}
      </FewRows>
    </div>
  )
}
