import type { Route } from 'next'
import type { ReactNode } from 'react'
import { dashboardPath } from '@/components/history/dashboard-path'
import { BackLink } from '@/components/ui/back-link'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { COVERAGE, DASHBOARDS, type DashboardName, type MetricName } from '@/lib/domain/metrics/metric'
import { MIN_FOR_P75, MIN_FOR_P90, MIN_FOR_TREND } from '@/lib/domain/metrics/statistics'

export interface FiguresGuideProps {
  definitions: Record<MetricName, { question: string; definition: string }>
}

/** What these numbers mean, and what they do not. */
export function FiguresGuide({ definitions }: FiguresGuideProps) {
  const names = Object.keys(DASHBOARDS) as DashboardName[]
  return (
    <div className="mx-auto flex max-w-[760px] flex-col gap-8 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href="/history">History</BackLink>
        <PageHeader title="What these numbers mean, and what they do not" description={COVERAGE} />
      </div>
      <Part title="How to read them">
        <li>
          A private incident counts for those who may see it. Two people may read two numbers from one page; both are
          right, of what each of them may see.
        </li>
        <li>“–” is not known. It is never 0, and a figure is made of what is known only.</li>
        <li>
          n says of how many a figure is made. A p75 needs {MIN_FOR_P75} of them, a p90 {MIN_FOR_P90}, and an arrow{' '}
          {MIN_FOR_TREND} now and as many before: with fewer it would be chance.
        </li>
        <li>
          Times are told by their median and their tail. They are few and skewed: one long night moves a mean by hours,
          and says nothing of the others.
        </li>
        <li>
          Drills and tests are left out until they are asked for. What was withdrawn, or lives on in another incident,
          is not counted.
        </li>
      </Part>
      <Part title="What they do not mean">
        <li>They compare no people. How long something took says nothing of who was there.</li>
        <li>More incidents are not less safety: who declares early, and small things too, has more of them.</li>
        <li>Two incidents are not alike. A shorter time may be an easier incident.</li>
        <li>Hit together is not because of each other, and after a prevention is not because of it.</li>
        <li>A number that is made a target gets better, and what it counted does not.</li>
      </Part>
      {names.map((name) => (
        <section key={name} aria-labelledby={name} className="flex flex-col gap-3">
          <h2 id={name} className="font-semibold text-16">
            <Link href={dashboardPath(name) as Route} className="hover:underline">
              {DASHBOARDS[name].title}
            </Link>
          </h2>
          {DASHBOARDS[name].metrics.map((metric) => (
            <div key={metric}>
              <h3 className="font-medium text-14">{definitions[metric].question}</h3>
              <p className="max-w-[72ch] text-14 text-text-2">{definitions[metric].definition}</p>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2">
      <h2 className="font-semibold text-16">{title}</h2>
      <ul className="flex max-w-[72ch] list-disc flex-col gap-1.5 pl-5 text-14 text-text-2">{children}</ul>
    </section>
  )
}
