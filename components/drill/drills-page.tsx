import { Plus } from 'lucide-react'
import type { Route } from 'next'
import { DrillList } from '@/components/drill/drill-list'
import { ScenarioList } from '@/components/drill/scenario-list'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import type { DrillSummary, ScenarioSummary } from '@/lib/domain/drill/drill-view'

export interface DrillsPageProps {
  drills: DrillSummary[]
  scenarios: ScenarioSummary[]
}

/** What can be practised, and what was. */
export function DrillsPage({ drills, scenarios }: DrillsPageProps) {
  const library = scenarios.filter(({ own }) => !own)
  const own = scenarios.filter((scenario) => scenario.own)
  return (
    <div className="mx-auto flex max-w-[1160px] flex-col gap-6 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title="Drills"
        description="Practise in a real room, with the people and the levers you would have. Drills are in no statistic."
        actions={
          <Link href={'/drills/scenario' as Route} className={buttonClass({ size: 'md' })}>
            <Plus aria-hidden size={14} strokeWidth={1.75} />
            Write a scenario
          </Link>
        }
      />
      {drills.length > 0 && (
        <section aria-labelledby="drills" className="flex flex-col gap-2">
          <SectionHeader id="drills" title="Running and past" count={drills.length} />
          <DrillList drills={drills} />
        </section>
      )}
      <section aria-labelledby="library" className="flex flex-col gap-2">
        <SectionHeader id="library" title="Library" count={library.length} />
        <ScenarioList scenarios={library} />
      </section>
      <section aria-labelledby="own" className="flex flex-col gap-2">
        <SectionHeader id="own" title="Written here" count={own.length} />
        {own.length > 0 ? (
          <ScenarioList scenarios={own} />
        ) : (
          <Card>
            <EmptyState title="None yet">
              Write one, or make one of an incident you had: its alerts and messages become steps.
            </EmptyState>
          </Card>
        )}
      </section>
    </div>
  )
}
