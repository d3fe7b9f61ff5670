'use client'
import { Bar } from '@/components/history/charts/bars'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { FewRows } from '@/components/history/charts/few-rows'
import { FillMark } from '@/components/history/charts/fills'
import { IncidentsPopover } from '@/components/history/charts/incidents-popover'
import { Legend } from '@/components/history/charts/legend'
import { listPathOf } from '@/components/history/dashboards/list-path'
import type { ChartProps, MetricView } from '@/components/history/dashboards/metric-view'
import { ServiceMatrix } from '@/components/history/dashboards/service-matrix'
import { ServicesGraph } from '@/components/history/dashboards/services-graph'
import { SEVERITY_FILLS } from '@/components/history/dashboards/severity-fills'
import { Chip } from '@/components/ui/chip'
import { countWords } from '@/lib/domain/count-words'
import { severitySchema } from '@/lib/domain/incident/values'
import type { Services } from '@/lib/domain/metrics/services'
import { durationWords, percentWords } from '@/lib/domain/metrics/words'

/** Which services are hit, how they hang together, and what is hit with them. */
function ServicesChart({ data, query }: ChartProps<Services>) {
  return (
    <div className="grid items-start gap-x-10 gap-y-6 @4xl:grid-cols-2">
      <Hit data={data} query={query} />
      <div className="flex min-w-0 flex-col gap-6">
        <ServicesGraph data={data} />
        <ServiceMatrix data={data} />
      </div>
    </div>
  )
}

function Hit({ data: { rows }, query }: { data: Services; query: string }) {
  const most = rows[0]?.n ?? 1
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <FewRows rows={rows} few={10}>
        {(shown) => (
          <CardTable
            caption="Services by incidents"
            heads={
              <>
                <Head>Service</Head>
                <Head className="w-full">
                  <span className="sr-only">By severity</span>
                </Head>
                <Head className="text-right">Incidents</Head>
                <Head className="@max-md:hidden text-right">Share</Head>
                <Head className="text-right">Time</Head>
              </>
            }
          >
            {shown.map(({ serviceId, name, isArchived, n, share, bySeverity, ms, incidents }) => (
              <tr key={serviceId}>
                <Data className="min-w-28 max-w-52 break-words font-medium">
                  {name} {isArchived && <Chip tone="line">Archived</Chip>}
                </Data>
                <Data className="min-w-20">
                  <Bar
                    parts={severitySchema.options.map((severity) => ({
                      fill: SEVERITY_FILLS[severity],
                      value: bySeverity[severity],
                    }))}
                    most={most}
                  />
                </Data>
                <Data className="text-right">
                  <IncidentsPopover
                    label={`${name}: ${countWords(n, 'incident')}`}
                    incidents={incidents}
                    total={n}
                    listPath={listPathOf(query, 'service', serviceId)}
                    className="px-1 font-medium"
                  >
                    {n}
                  </IncidentsPopover>
                </Data>
                <Data className="@max-md:hidden text-right text-text-2">{percentWords(share)}</Data>
                <Data className="whitespace-nowrap text-right text-text-2">{durationWords(ms)}</Data>
              </tr>
            ))}
          </CardTable>
        )}
      </FewRows>
      <Legend
        items={severitySchema.options.map((severity) => ({
          mark: <FillMark fill={SEVERITY_FILLS[severity]} />,
          label: severity.toUpperCase(),
        }))}
      />
    </div>
  )
}

export const servicesView: MetricView<Services> = {
  Chart: ServicesChart,
  isEmpty: ({ rows }) => rows.length === 0,
  empty: {
    title: 'No service was hit',
    advice: 'Incidents name what they hit in their room. Choose a longer period or fewer filters.',
  },
  isWide: true,
  isPart: true,
}
