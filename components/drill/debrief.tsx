import type { Route } from 'next'
import { DebriefItems } from '@/components/drill/debrief-items'
import { MasterExpectations } from '@/components/drill/master-expectations'
import { incidentPath } from '@/components/incidents/incident-path'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { clockText } from '@/components/ui/time-text'
import type { DebriefView } from '@/lib/domain/drill/drill-view'

/** What a drill showed of the room and its habits; never of one person. */
export function Debrief({ debrief }: { debrief: DebriefView }) {
  const { incidentKey, scenario, startedAt, lengthMs, note, items, expectations, advices, last, real } = debrief
  const kind = KIND_NAMES[real.kind].toLowerCase()
  const met = expectations.filter(({ metMs }) => metMs !== null).length
  return (
    <div className="mx-auto flex max-w-[1160px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title={`Debrief: ${scenario.title}`}
        description={
          <>
            <LocalTime at={startedAt} style="date-time" />, {clockText(lengthMs)} long, {met} of {expectations.length}{' '}
            expected steps seen. It is about the room, not about people.
          </>
        }
        actions={
          <>
            <Link href={incidentPath(incidentKey)} className={buttonClass({ size: 'md' })}>
              Open {incidentKey}
            </Link>
            <Link
              href={`/drills/start?scenario=${encodeURIComponent(scenario.key)}` as Route}
              className={buttonClass({ size: 'md' })}
            >
              Do it again
            </Link>
          </>
        }
      />
      {note && <Card className="px-4 py-3 text-14">{note}</Card>}
      <section aria-labelledby="items" className="flex flex-col gap-2">
        <SectionHeader
          id="items"
          title="The first five minutes"
          aside={
            last && (
              <Link href={`/drills/${last.id}/debrief` as Route} className="hover:underline">
                the last one: {last.incidentKey}
              </Link>
            )
          }
        />
        <DebriefItems items={items} />
        <p className="text-12 text-text-3">
          {real.n === 0
            ? `No real incident of the kind ${kind} has reached one of these yet.`
            : `Beside it: the last drill of this scenario, and the middle of real incidents of the kind ${kind} that you may see. n is how many of the latest ${real.n} reached it.`}
        </p>
      </section>
      <div className="grid items-start gap-x-6 gap-y-6 lg:grid-cols-2">
        <section aria-labelledby="expected" className="flex flex-col gap-2">
          <SectionHeader id="expected" title="What was expected" aside={`${met} of ${expectations.length}`} />
          <MasterExpectations expectations={expectations} isOver />
        </section>
        <section aria-labelledby="coach" className="flex flex-col gap-2">
          <SectionHeader id="coach" title="What the coach had to say, and how long" />
          <Card>
            {advices.length === 0 ? (
              <EmptyState title="Nothing">The room left it nothing to say.</EmptyState>
            ) : (
              <ul className="divide-y divide-line">
                {advices.map(({ sentence, stoodMs, times }) => (
                  <li key={sentence} className="flex min-h-11 items-center gap-3 px-4 py-1.5 text-13">
                    <span className="min-w-0 flex-1">{sentence}</span>
                    <span className="shrink-0 text-right text-text-2 tabular-nums">
                      {clockText(stoodMs)}
                      {times > 1 && <span className="block text-12 text-text-3">{times} times</span>}
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Card>
        </section>
      </div>
    </div>
  )
}
