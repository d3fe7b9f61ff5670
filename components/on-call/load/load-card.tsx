import { type ReactNode, useId } from 'react'
import { CardTable, Data, Head } from '@/components/history/charts/card-table'
import { bucketText } from '@/components/history/charts/day-words'
import { HOURS_WORDS, LoadChart } from '@/components/on-call/load/load-chart'
import { loadWords, sumOf } from '@/components/on-call/load/load-words'
import { Card } from '@/components/ui/card'
import { HOURS } from '@/lib/domain/on-call/page-load'
import type { LoadOverTime } from '@/lib/domain/on-call/rota-load'

export interface LoadCardProps {
  title: ReactNode
  weeks: readonly string[]
  load: LoadOverTime
  /** What else there is to know, below. */
  note?: ReactNode
}

/** The pages of somebody, or of a rota: a sentence, a chart, and the table behind it. */
export function LoadCard({ title, weeks, load, note }: LoadCardProps) {
  const id = useId()
  return (
    <Card className="@container flex min-w-0 flex-col gap-3 px-5 pt-3.5 pb-4">
      <section aria-labelledby={id} className="flex flex-col gap-3">
        <header>
          <h2 id={id} className="font-semibold text-16 [overflow-wrap:anywhere]">
            <bdi>{title}</bdi>
          </h2>
          <p className="text-13 text-text-2">{loadWords(load)}</p>
        </header>
        {sumOf(load.total) > 0 && (
          <>
            <LoadChart weeks={weeks} loads={load.weeks} />
            <details className="text-13">
              <summary className="cursor-pointer text-text-2 hover:text-text max-md:py-3">Week by week</summary>
              <div className="mt-2">
                <WeekTable weeks={weeks} load={load} />
              </div>
            </details>
          </>
        )}
        {note && <p className="text-12 text-text-3">{note}</p>}
      </section>
    </Card>
  )
}

function WeekTable({ weeks, load }: Pick<LoadCardProps, 'weeks' | 'load'>) {
  const heads = ['Week of', ...HOURS.map((hours) => HOURS_WORDS[hours])]
  return (
    <CardTable
      caption="Pages a week"
      heads={heads.map((head, index) => (
        <Head key={head} className={index > 0 ? 'text-right' : ''}>
          {head}
        </Head>
      ))}
    >
      {weeks.map((week, index) => (
        <tr key={week}>
          <Data className="whitespace-nowrap">{bucketText(week, 'week')}</Data>
          {HOURS.map((hours) => (
            <Data key={hours} className="text-right tabular-nums">
              {load.weeks[index]?.[hours] ?? 0}
            </Data>
          ))}
        </tr>
      ))}
    </CardTable>
  )
}
