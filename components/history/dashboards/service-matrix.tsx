'use client'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { IncidentsPopover } from '@/components/history/charts/incidents-popover'
import { countWords } from '@/lib/domain/count-words'
import type { DependencyPair, Services } from '@/lib/domain/metrics/services'
import { percentWords } from '@/lib/domain/metrics/words'

const MAX_SIDE = 8
/** The darkest ground, in per cent of the accent: numbers stay readable on it. */
const DARKEST = 28

/** In how many incidents of a service something it depends on was hit too. */
export function ServiceMatrix({ data: { matrix, rows, nodes } }: { data: Services }) {
  const nameOf = new Map(nodes.map(({ id, name }) => [id, name]))
  const together = matrix.filter(({ both }) => both > 0)
  const most = Math.max(1, ...together.map(({ both }) => both))
  const services = rows
    .filter(({ serviceId }) => together.some((pair) => pair.serviceId === serviceId))
    .slice(0, MAX_SIDE)
  const shown = new Set(services.map(({ serviceId }) => serviceId))
  const weight = (id: string) =>
    together.reduce((sum, pair) => sum + (pair.dependsOnId === id && shown.has(pair.serviceId) ? pair.both : 0), 0)
  const needed = [...new Set(together.map(({ dependsOnId }) => dependsOnId))]
    .filter((id) => weight(id) > 0)
    .toSorted((one, other) => weight(other) - weight(one))
    .slice(0, MAX_SIDE)
  if (services.length === 0) {
    return <p className="text-12 text-text-3">No incident hit a service together with one that it depends on.</p>
  }
  return (
    <div className="min-w-0">
      <h3 className="mb-1 font-medium text-12 text-text-3">Hit together with what it depends on</h3>
      <CardTable
        caption="In how many incidents of a service something it depends on was hit too"
        heads={
          <>
            <Head>Service</Head>
            {needed.map((id) => (
              <Head key={id} className="min-w-16 max-w-24 whitespace-normal! text-center!">
                {nameOf.get(id)}
              </Head>
            ))}
          </>
        }
      >
        {services.map(({ serviceId, name }) => (
          <tr key={serviceId}>
            <Data className="min-w-24 break-words font-medium">{name}</Data>
            {needed.map((id) => {
              const pair = matrix.find((one) => one.serviceId === serviceId && one.dependsOnId === id)
              return <Cell key={id} pair={pair} most={most} label={`${name} with ${nameOf.get(id)}`} />
            })}
          </tr>
        ))}
      </CardTable>
    </div>
  )
}

interface CellProps {
  pair: DependencyPair | undefined
  most: number
  label: string
}

function Cell({ pair, most, label }: CellProps) {
  if (!pair) return <Data />
  const { both, n, share, incidents } = pair
  const depth = Math.round((both / most) * DARKEST)
  return (
    <Data
      className="min-w-12 px-1! text-center!"
      style={{ background: `color-mix(in srgb, var(--accent) ${depth}%, var(--surface))` }}
    >
      <IncidentsPopover
        label={`${label}: ${both} of ${countWords(n, 'incident')} (${percentWords(share)})`}
        incidents={incidents}
        total={both}
        className={both > 0 ? 'px-1 font-medium' : 'text-text-2'}
      >
        {both}
      </IncidentsPopover>
    </Data>
  )
}
