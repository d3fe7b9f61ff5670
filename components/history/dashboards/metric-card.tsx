'use client'
import clsx from 'clsx'
import { useId, useState } from 'react'
import { CardActions } from '@/components/history/dashboards/card-actions'
import { MetricTableView } from '@/components/history/dashboards/metric-table'
import type { MetricView } from '@/components/history/dashboards/metric-view'
import { Button } from '@/components/ui/button'
import { cardClass } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-note'
import { Skeleton } from '@/components/ui/skeleton'
import { Spinner } from '@/components/ui/spinner'
import { useMediaQuery } from '@/components/ui/use-media-query'
import { type FirstAnswer, metricFilePath, useMetric } from '@/lib/client/history/use-metric'
import { isAppError } from '@/lib/domain/errors'
import type { MetricAnswer, MetricName } from '@/lib/domain/metrics/metric'

export interface MetricCardProps {
  name: MetricName
  view: MetricView<unknown>
  /** The filters of the address. */
  query: string
  /** What the server read for the page. */
  first: FirstAnswer
}

/** One question: its answer in a sentence, in a chart, and in a table. */
export function MetricCard({ name, view, query, first }: MetricCardProps) {
  const { data: answer, error, isFetching, isPlaceholderData, refetch } = useMetric(name, query, first)
  const [isTable, setTable] = useState(false)
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      aria-busy={isFetching}
      data-metric={name}
      className={clsx(
        cardClass,
        '@container flex min-w-0 flex-col px-5 pt-3.5 pb-4 print:break-inside-avoid',
        view.isWide && 'lg:col-span-2',
      )}
    >
      {answer && (
        <header className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3">
          <h2 id={id} className="flex items-center gap-2 font-semibold text-16 max-md:py-2">
            {answer.question}
            {isFetching && <Spinner className="text-text-3 print:hidden" />}
          </h2>
          <CardActions
            question={answer.question}
            definition={answer.definition}
            csv={metricFilePath(name, query)}
            isTable={isTable}
            onTable={setTable}
          />
          <p className="col-span-2 text-13 text-text-2">{answer.sentence}</p>
        </header>
      )}
      {!answer && !error && <Waiting id={id} />}
      {error && (
        <div className={answer && 'mt-3'}>
          <ErrorNote
            title={answer ? 'This figure is not up to date.' : <span id={id}>This figure could not be read.</span>}
            action={
              <Button isLoading={isFetching} onClick={() => refetch()}>
                Try again
              </Button>
            }
          >
            {isAppError(error) ? `${error.message}.` : 'The server did not answer.'}
          </ErrorNote>
        </div>
      )}
      {answer && (
        <div className={clsx('mt-3 flex flex-1 flex-col', isPlaceholderData && 'opacity-60')}>
          <Body answer={answer} view={view} query={query} isTable={isTable} />
        </div>
      )}
    </section>
  )
}

interface BodyProps {
  answer: MetricAnswer
  view: MetricView<unknown>
  query: string
  isTable: boolean
}

function Body({ answer, view, query, isTable }: BodyProps) {
  const isPaper = useMediaQuery('print')
  const { Chart, isEmpty, empty, isPart } = view
  if (isTable) return <MetricTableView caption={answer.question} table={answer.table} />
  if (isEmpty(answer.data)) {
    return (
      <div className="grid flex-1 place-items-center">
        <EmptyState title={empty.title}>{empty.advice}</EmptyState>
      </div>
    )
  }
  return (
    <figure aria-label={answer.sentence} className="flex min-w-0 flex-1 flex-col">
      <Chart data={answer.data} answer={answer} query={query} />
      {isPaper && isPart && <MetricTableView caption={answer.question} table={answer.table} isWhole />}
    </figure>
  )
}

function Waiting({ id }: { id: string }) {
  return (
    <>
      <h2 id={id} className="sr-only">
        On its way
      </h2>
      <Skeleton className="h-5 w-56" />
      <Skeleton className="mt-2 h-4 w-80 max-w-full" />
      <Skeleton className="mt-4 h-56" />
    </>
  )
}
