'use client'
import type { Route } from 'next'
import { STATE_WORDS } from '@/components/drill/drill-words'
import { MasterControls } from '@/components/drill/master-controls'
import { MasterExpectations } from '@/components/drill/master-expectations'
import { MasterMessage } from '@/components/drill/master-message'
import { MasterSteps } from '@/components/drill/master-steps'
import { incidentPath } from '@/components/incidents/incident-path'
import { buttonClass } from '@/components/ui/button-class'
import { Card } from '@/components/ui/card'
import { Chip } from '@/components/ui/chip'
import { ErrorNote } from '@/components/ui/error-note'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { useDrill, useDrillControl } from '@/lib/client/drills'
import { problemsOf } from '@/lib/client/form-problems'
import type { DrillView } from '@/lib/domain/drill/drill-view'

/** What whoever runs a drill sees: all that is to come, and what people have done about it. */
export function DrillMaster({ initial }: { initial: DrillView }) {
  const drill = useDrill(initial)
  const control = useDrillControl(drill.id)
  const problem = problemsOf(control.error, {}).form
  const { text, tone } = STATE_WORDS[drill.state]
  return (
    <div className="mx-auto flex max-w-[1160px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {drill.scenario.title} <Chip tone={tone}>{text}</Chip>
          </span>
        }
        description="Only you and admins see this page: it says what is to come."
        actions={
          <>
            <Link href={incidentPath(drill.incidentKey)} className={buttonClass({ size: 'md' })}>
              Open {drill.incidentKey}
            </Link>
            {drill.state === 'ended' && (
              <Link
                href={`/drills/${drill.id}/debrief` as Route}
                className={buttonClass({ size: 'md', variant: 'primary' })}
              >
                Debrief
              </Link>
            )}
          </>
        }
      />
      {problem && <ErrorNote title={problem} />}
      <MasterControls drill={drill} control={control} />
      <div className="grid items-start gap-x-6 gap-y-5 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <section aria-labelledby="steps" className="flex flex-col gap-2">
          <SectionHeader id="steps" title="What happens" aside={`${drill.run.stepsDone} of ${drill.steps.length}`} />
          <MasterSteps drill={drill} control={control} />
        </section>
        <div className="flex flex-col gap-5">
          <section aria-labelledby="expected" className="flex flex-col gap-2">
            <SectionHeader id="expected" title="What is expected" />
            <MasterExpectations expectations={drill.expectations} />
          </section>
          {drill.state !== 'ended' && <MasterMessage control={control} />}
          <section aria-labelledby="people" className="flex flex-col gap-2">
            <SectionHeader id="people" title="Who plays along" />
            <Card className="px-4 py-3 text-13">
              <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
                <dt className="text-text-3">Invited</dt>
                <dd>{drill.people.map(({ name }) => name).join(', ') || 'Nobody: whoever comes by themselves'}</dd>
                {drill.services.map(({ part, what, service }) => (
                  <div key={part} className="contents">
                    <dt className="text-text-3">{what}</dt>
                    <dd>{service.name}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          </section>
        </div>
      </div>
    </div>
  )
}
