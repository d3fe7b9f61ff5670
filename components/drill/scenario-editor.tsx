'use client'
import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { ScenarioFromIncident } from '@/components/drill/scenario-from-incident'
import { useSaveScenario } from '@/components/drill/use-save-scenario'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile'
import { ErrorNote } from '@/components/ui/error-note'
import { Field } from '@/components/ui/field'
import { Link } from '@/components/ui/link'
import { PageHeader } from '@/components/ui/page-header'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { useDeleteScenario } from '@/lib/client/drills'
import { useForm } from '@/lib/client/use-form'
import type { ScenarioDetail } from '@/lib/domain/drill/drill-view'
import { isAppError } from '@/lib/domain/errors'

export interface ScenarioEditorProps {
  /** Null for a new one. */
  scenario: ScenarioDetail | null
  /** What a new one begins with. */
  template: string
  /** The incident that a new one may be made of. */
  incidentKey: string
}

const labels = { source: 'The scenario' }

/** A scenario as YAML: to read, to change, or to begin one of one's own. */
export function ScenarioEditor({ scenario, template, incidentKey }: ScenarioEditorProps) {
  const router = useRouter()
  const [isDeleting, setDeleting] = useState(false)
  const [lines, setLines] = useState<string[]>([])
  const isMine = scenario?.own?.isMine === true
  const remove = useDeleteScenario(() => router.push('/drills' as Route))
  const { save, newer, goOn } = useSaveScenario(scenario)
  const { formProps, problems, isSending, reset } = useForm({
    labels,
    send: ({ source }) =>
      save(source).catch((error: unknown) => {
        setLines(isAppError(error) ? (error.details.fields ?? []).map(({ message }) => message) : [])
        throw error
      }),
    onDone: (saved) => {
      setLines([])
      toast('Scenario saved')
      router.push(`/drills/scenario?key=${saved.key}` as Route)
      router.refresh()
    },
  })
  const decide = (source: string | null) => {
    const field = formProps.ref.current?.querySelector('textarea')
    if (field && source !== null) field.value = source
    goOn()
    reset()
  }
  return (
    <div className="mx-auto flex max-w-[880px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <PageHeader
        title={scenario?.title ?? 'Write a scenario'}
        description={
          scenario && !isMine
            ? 'Of the library, or of somebody else. Give it another key and save it as your own.'
            : 'What happens when, what people are expected to do, and when it is over.'
        }
        actions={
          scenario && (
            <>
              {isMine && (
                <Button size="md" variant="ghost" onClick={() => setDeleting(true)}>
                  Delete
                </Button>
              )}
              <Link
                href={`/drills/start?scenario=${encodeURIComponent(scenario.key)}` as Route}
                className={buttonClass({ size: 'md' })}
              >
                Start
              </Link>
            </>
          )
        }
      />
      {!scenario && <ScenarioFromIncident incidentKey={incidentKey} />}
      <form {...formProps} className="flex flex-col gap-3">
        {newer && (
          <ChangedMeanwhile
            title={problems.form ?? 'This scenario was changed meanwhile.'}
            onKeepMine={() => decide(null)}
            onTakeTheirs={() => decide(newer.source)}
          />
        )}
        {problems.form && !newer && <ErrorNote title={problems.form} />}
        {lines.length > 0 && (
          <ErrorNote title="It cannot be played yet.">
            <span className="block">
              {lines.map((line) => (
                <span key={line} className="block">
                  {line}
                </span>
              ))}
            </span>
          </ErrorNote>
        )}
        <Field label="The scenario, as YAML">
          <Textarea
            name="source"
            rows={24}
            spellCheck={false}
            maxLength={60_000}
            defaultValue={scenario?.source ?? template}
            className="mono max-h-none whitespace-pre text-13 [overflow-x:auto]"
          />
        </Field>
        <div>
          <Button type="submit" size="md" variant="primary" isLoading={isSending}>
            {isMine ? 'Save' : 'Save as my own'}
          </Button>
        </div>
      </form>
      {isDeleting && scenario && (
        <ConfirmDialog
          title={`Delete “${scenario.title}”?`}
          description="Drills that were made of it keep what they had."
          confirm="Delete"
          isBusy={remove.isPending}
          error={remove.error}
          onConfirm={() => remove.mutate(scenario.key)}
          onClose={() => setDeleting(false)}
        />
      )}
    </div>
  )
}
