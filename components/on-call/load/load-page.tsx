import { NoisyRules } from '@/components/alerts/noisy-rules'
import { FillPatterns } from '@/components/history/charts/fills'
import { LoadCard } from '@/components/on-call/load/load-card'
import { loadPath, ON_CALL } from '@/components/on-call/on-call-path'
import { BackLink } from '@/components/ui/back-link'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { COVERAGE } from '@/lib/domain/metrics/metric'
import type { OnCallLoad } from '@/lib/domain/on-call/rota-load'

export interface LoadPageProps {
  load: OnCallLoad
  /** How many weeks are shown. */
  weeks: number
}

const SPANS = [
  { weeks: 4, label: '4 weeks' },
  { weeks: 13, label: '13 weeks' },
  { weeks: 53, label: 'A year' },
]

/** Whether being on call is humane. One's own pages and those of rotas; nobody is compared with anybody. */
export function LoadPage({ load: { weeks, mine, rotas, tooSmall, rules }, weeks: shown }: LoadPageProps) {
  return (
    <div className="mx-auto flex max-w-[1160px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href={ON_CALL}>On call</BackLink>
        <PageHeader
          title="Is on-call humane?"
          description={`Pages by what they interrupted, each on the clocks of who was paged. Drills are left out. ${COVERAGE}`}
          actions={
            <nav aria-label="Time" className="inline-flex gap-0.5 rounded-2 bg-sunken p-0.5">
              {SPANS.map((span) => (
                <Link
                  key={span.weeks}
                  href={loadPath(span.weeks)}
                  {...(span.weeks === shown && { 'aria-current': 'page' })}
                  className="inline-flex h-7 items-center rounded-1 px-2.5 font-medium text-13 text-text-2 hover:text-text forced-colors:aria-[current=page]:underline aria-[current=page]:bg-surface aria-[current=page]:text-text aria-[current=page]:shadow-1 max-md:h-10"
                >
                  {span.label}
                </Link>
              ))}
            </nav>
          }
        />
      </div>
      <FillPatterns />
      <LoadCard
        title="My pages"
        weeks={weeks}
        load={mine}
        note={`Only you see this. Sleep is 22 to 08 in ${mine.zone}, working hours 08 to 18 from Monday to Friday.`}
      />
      {rotas.length > 0 && (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          {rotas.map(({ rota, people, ...load }) => (
            <LoadCard
              key={rota.id}
              title={rota.name}
              weeks={weeks}
              load={load}
              note={`Pages of whoever was on call by it at that time. ${people} people take turns now.`}
            />
          ))}
        </div>
      )}
      {tooSmall.length > 0 && (
        <p className="text-13 text-text-3 [overflow-wrap:anywhere]">
          Not shown, because fewer than three people take turns: {tooSmall.map(({ name }) => name).join(', ')}. It would
          be about one of them.
        </p>
      )}
      <NoisyRules rules={rules} />
    </div>
  )
}
